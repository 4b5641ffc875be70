/// The words of a text that say what it is about.
///
/// Someone who writes begins with a greeting and says “my” and “not any more” before they say “printer”; a search looks
/// for sixteen words only. So words that every text has are left out first.
enum TellingWords {
    /// So much of a text is read, in characters.
    static let maximumLength = 20_000

    /// In the order of the text, each once. Where there are more than a search takes, those that come most often, and
    /// of these the first ones.
    static func of(_ text: String, limit: Int = SearchText.maximumWords) -> [String] {
        var (order, counts) = ([String](), [String: Int]())
        for word in SearchText.words(in: String(text.prefix(maximumLength))) where isTelling(word) {
            if counts[word] == nil { order.append(word) }
            counts[word, default: 0] += 1
        }
        guard order.count > limit else { return order }
        let ranked = order.enumerated().sorted { left, right in
            let (often, seldom) = (counts[left.element] ?? 0, counts[right.element] ?? 0)
            return often != seldom ? often > seldom : left.offset < right.offset
        }
        return ranked.prefix(limit).sorted { $0.offset < $1.offset }.map(\.element)
    }

    private static func isTelling(_ word: String) -> Bool {
        let isLong = word.unicodeScalars.count > 1 || word.unicodeScalars.allSatisfy { $0.value > 0x7F }
        return isLong && !functionWords.contains(word)
    }

    /// As ``SearchText`` folds them. A word that means a thing in one of the languages is not among them, however
    /// common it is in another: “door” and “car” stay.
    private static let functionWords: Set<String> = Set(
        [english, french, dutch].flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) })

    private static let english = """
        about after again all also am an and any anymore are aren as at be because been before being but by can \
        cannot could couldn dear did didn do does doesn doing don else ever for from get gets getting got had has \
        hasn have haven having he hello help her here hi him his how if in into is isn it its just like me more most \
        much my need no not now of off on once one only or other our out over please regards same she should since \
        so some still such than thank thanks that the their them then there these they this those to too under until \
        up us very was wasn we were what when where whether which while who why will with without won would you your
        """

    private static let french = """
        ai alors apres as au aucun aussi autre aux avant avec avez avoir avons bien bonjour bonsoir ca ce cela ces \
        cet cette ceux chez comme comment cordialement dans de depuis des deux dois doit donc du elle elles en \
        encore est et etait etant ete etre eu faire fait faut fois hui il ils je jours la le les leur leurs lui ma \
        madame mais meme merci mes moi mon monsieur ne ni non nos notre nous on ont ou par parce pas peu peut peux \
        plus plusieurs pour pourquoi pouvez qu quand que quel quelle quelque qui quoi sa sans se sera ses si son \
        sont sous suis sur svp ta te tes toi ton toujours tous tout toute toutes tres trop tu un une va vers voici \
        voila vos votre vous
        """

    private static let dutch = """
        aan al alle alleen als alstublieft andere bedankt ben bent beste bij daar dag dan dank dat de der deze die \
        dit doe doen dus een eens elke en er ga gaan gaat geen goed goede goedemorgen goedendag groeten haar hallo \
        had heb hebben hebt heeft hem het hier hij hoe hun iedereen iets ik in is ja je jou jullie kan kon kunnen \
        kunt maar meer met mij mijn moet moeten mogen na naar niet niets nog nu of om omdat ons onze ook op over \
        sinds te ten toch toen tot uit uw van vanaf veel voor vriendelijke wanneer want waar waarom was wat we weer \
        wel wie wij wil word worden wordt ze zeer zelf zich zij zijn zo zodat zonder zou
        """
}

extension SearchText {
    /// What to look for while somebody is writing: the words of a text that say what it is about; all of its words
    /// where none does.
    public init(draft text: String) {
        let telling = TellingWords.of(text)
        self.init(telling.isEmpty ? text : telling.joined(separator: " "))
    }
}
