extension StoreAudit {
    /// Checks the histories of all articles.
    func checkArticles(_ report: inout Report, _ progress: (TransferProgress) -> Void) async throws {
        var (walk, last) = (ArticleWalk(articles, as: .host("verify")), Article.Number(0))
        while true {
            do {
                guard let page = try await walk.next() else { return }
                for article in page { try await check(article, &report) }
                last = page.last?.number ?? last
            } catch let error as StoreError where error.code == .damaged {
                guard let passed = try await passDamage(afterArticle: last, &report) else { return }
                last = passed
                walk.skip(to: passed)
            }
            progress(report.checked)
        }
    }

    private func check(_ article: Article, _ report: inout Report) async throws {
        report.checked.articles += 1
        do {
            var (audit, version) = (ArticleAudit(of: article.id, number: article.number), 0)
            while version < article.version {
                let revisions = try await articles.revisions(
                    RevisionQuery(article.id, after: version, limit: min(100, article.version - version)))
                guard let last = revisions.last else { break }
                for revision in revisions {
                    report.checked.revisions += 1
                    report.checked.bytes += Int64(revision.encoded.count)
                    try audit.check(revision)
                }
                version = last.version
            }
            try audit.finish(comparing: article)
        } catch let fault as ArticleFault {
            report.add(Fault(article: article.number, description: "\(fault)"))
        } catch let error as StoreError where error.code == .damaged {
            let detail = error.detail ?? error.description
            report.add(
                Fault(
                    article: article.number,
                    description: "The history of A\(article.number) cannot be read: \(detail)"))
        }
    }

    /// Finds the article behind a number that makes its page unreadable, and reports it. Articles before it on that
    /// page are checked first.
    ///
    /// - Returns: The number behind which to go on; `nil` where the end of the damage was not found.
    private func passDamage(
        afterArticle last: Article.Number, _ report: inout Report
    ) async throws -> Article.Number? {
        for number in last + 1...last + Self.maximumProbes {
            do {
                for article in try await articles.articles([.number(number)]) { try await check(article, &report) }
            } catch let error as StoreError where error.code == .damaged {
                let detail = error.detail ?? error.description
                report.add(
                    Fault(article: number, description: "The article A\(number) cannot be read: \(detail)"))
                return number
            }
        }
        report.add(
            Fault(description: "The articles after A\(last) cannot be listed; those behind are unchecked."))
        return nil
    }
}

extension StoreAudit {
    /// Reads all due work. Where a piece cannot be read, what comes after it is not checked here.
    func checkWork(_ report: inout Report, _ progress: (TransferProgress) -> Void) async throws {
        var query = WorkQuery(.all, limit: 1_000)
        repeat {
            do {
                let page = try await store.work(query)
                report.checked.work += page.records.count
                query.after = page.next
            } catch {
                guard error.code == .damaged else { throw error }
                report.add(Fault(description: error.description))
                return
            }
            progress(report.checked)
        } while query.after != nil
    }
}

extension StoreAudit {
    /// Reads all readings of articles, and looks for those that are kept twice. Where one cannot be read, what comes
    /// after it is not checked here.
    func checkReadings(_ report: inout Report, _ progress: (TransferProgress) -> Void) async throws {
        var (walk, open) = (ReadingWalk(articles), Set<[String]>())
        do {
            while let reading = try await walk.next() {
                report.checked.readings += 1
                guard let reader = reading.reader else { continue }
                if !open.insert([reading.article.description, reader.rawValue]).inserted {
                    report.add(Fault(description: "The reading \(reading.id) is there twice, and open both times."))
                }
            }
        } catch let error as StoreError where error.code == .damaged {
            report.add(Fault(description: error.description))
        }
        progress(report.checked)
    }
}
