#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLiteCheck {
        /// What all articles together say there must be in other tables.
        private struct Expected {
            var revisions = 0
            var faces = 0
            var marks = 0
            var tags = 0
            var words = 0
        }

        /// Compares each article with what its revisions give, and with the rows by which it is listed and found.
        mutating func checkArticles() throws {
            var expected = Expected()
            try db.each("SELECT number, id, version, published, team FROM article ORDER BY number", []) { row in
                let number = try row.int64(0)
                let id = try row.articleID(1)
                var article: Article?
                do {
                    try db.each(
                        """
                        SELECT version, at, content, hash FROM article_revision WHERE number = ?1 ORDER BY version
                        """, [.integer(number)]
                    ) { row in
                        let revision = try row.revision(of: id)
                        if article?.apply(revision) == nil { article = Article(number: number, first: revision) }
                    }
                } catch is DecodingError {
                    return add("The article A\(number) has a revision that cannot be read.")
                }
                guard let article else { return add("The article A\(number) has no revisions.") }
                expected.revisions += article.version
                if try row.int(2) != article.version || row.int(3) != article.published?.version ?? 0
                    || row.text(4) != article.team.rawValue
                {
                    add("The article A\(number) differs from what its revisions give.")
                }
                for face in ArticleFace.all(of: article) { try check(face, &expected) }
            }
            try compareCount(of: "article_revision", expected.revisions)
            try compareCount(of: "article_face", expected.faces)
            try compareCount(of: "article_reader", expected.marks)
            try compareCount(of: "article_tag", expected.tags)
            try compareCount(of: "article_word", expected.words)
        }

        private mutating func check(_ face: ArticleFace, _ expected: inout Expected) throws {
            let what = "Revision \(face.revision.version) of the article A\(face.number)"
            let place = SQLValue.integer(face.place)
            let found = try db.first(
                """
                SELECT number, is_public, is_everyone, team, language, state, length FROM article_face WHERE place = ?1
                """, [place]
            ) { row in try (0..<7).map { try row.value($0) } }
            let words = face.words
            if found != face.columns + [words.sqlLength] { add("\(what) is not listed as it should be.") }
            for (kind, name) in face.marks
            where try !exists(
                "SELECT 1 FROM article_reader WHERE place = ?1 AND kind = ?2 AND name = ?3",
                [place, .integer(kind.rawValue), .text(name)])
            {
                add("\(what) is not listed by its \(kind)\(name.isEmpty ? "" : " “\(name)”").")
            }
            for tag in face.revision.content.tags
            where try !exists("SELECT 1 FROM article_tag WHERE place = ?1 AND tag = ?2", [place, .text(tag)]) {
                add("\(what) is not found by its tag “\(tag)”.")
            }
            expected.faces += 1
            expected.marks += face.marks.count
            expected.tags += face.revision.content.tags.count
            expected.words += words?.frequencies.count ?? 0
            let kept = try db.rows(
                "SELECT word, frequency, length FROM article_word WHERE place = ?1 ORDER BY word", [place]
            ) { try [$0.value(0), $0.value(1), $0.value(2)] }
            let isKept = kept.elementsEqual(words?.frequencies ?? []) { kept, made in
                kept == [.text(made.word), .integer(Int64(made.frequency)), words.sqlLength]
            }
            if !isKept { add("\(what) is found by other words than its own.") }
        }
    }
#endif
