extension Viewer {
    /// Whether the viewer's team owns an article: then they read its drafts and its history, and may change it.
    public func owns(_ article: Article) -> Bool { isHost || !hasEnded && teams.contains(article.team) }

    /// Whether the viewer may read a revision: all of them as an owner, else the published one where its audience
    /// admits them. This one function is the rule of access to articles; every query of every store must follow it.
    public func mayRead(_ revision: ArticleRevision, of article: Article) -> Bool {
        owns(article) || revision.version == article.published?.version && isAdmitted(to: revision.content.audience)
    }

    /// The revisions by which the viewer may list or find an article (``Article/faces``); none where for the viewer
    /// there is no such article.
    public func readable(_ article: Article) -> [ArticleRevision] {
        article.faces.filter { mayRead($0, of: article) }
    }

    /// An article as the viewer may see it: for readers the published revision stands for the newest one too. `nil`
    /// where there is nothing to see.
    public func presented(_ article: Article) -> Article? {
        if owns(article) { return article }
        guard let published = readable(article).first else { return nil }
        return Article(number: article.number, newest: published, published: published)
    }

    private func isAdmitted(to audience: Audience) -> Bool {
        guard !hasEnded else { return false }
        // Someone of a supplier has neither department nor teams here.
        return audience.isEveryone && supplier == nil || department.map(audience.departments.contains) == true
            || audience.isAgents && !teams.isEmpty || teams.contains(where: audience.teams.contains)
    }
}
