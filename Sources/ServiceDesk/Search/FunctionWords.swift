/// Words that hold a question together and say nothing of what it is about.
///
/// Rarity alone does not tell them: “how” and “my” are rare in articles, which answer instead of asking.
enum FunctionWords {
    /// Tells the words of a question that say what it is about from those that do not. Where all are such words, they
    /// are what it is about.
    ///
    /// The language of a question is not known. It is taken to be the one, or those, of which it has the most such
    /// words, two or more: “die” stays in “what happens when you die”, although German has it among them.
    static func parting(_ words: [String]) -> (content: [String], function: [String]) {
        let counts = byLanguage.map { known in words.count(where: known.contains) }
        guard let most = counts.max(), most > 1 else { return (words, []) }
        let known = zip(byLanguage, counts).filter { $0.1 == most }.map(\.0)
        let content = words.filter { word in !known.allSatisfy { $0.contains(word) } }
        return content.isEmpty ? (words, []) : (content, words.filter { !content.contains($0) })
    }

    /// Folded.
    private static let byLanguage = [english, french, dutch, german].map { words in
        Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
    }

    private static let english = """
        a about am an and any anyone anything are as at be been being but by can cannot could d did do does doing don
        for from get gets getting got had has have having he her here hi hello him his how i if in into is isn it its
        just let like ll m may me might must my myself need no not of on one or our out please re s shall she should so
        some somebody someone something t than thanks that the their them then there these they this those to too up us
        ve very want wants was way we were what when where whether which while who whom whose why will with without
        would you your
        """

    private static let french = """
        a ai ait as au aux avec avoir c ca car ce cela ces cet cette chez comment d dans de des dois doit du elle elles
        en est et etait ete etre eu fait faire faut il ils j je l la le les leur leurs lui m ma mais me merci mes moi
        mon n ne nos notre nous on ont ou par pas peut peux plus pour pourquoi puis qu quand que quel quelle quelles
        quels qui quoi s sa sans se ses si son sont suis sur t ta te tes toi ton tous tout toute tres tu un une va veut
        veux vos votre vous y
        """

    private static let dutch = """
        aan al alle als ben bij daar dan dat de deze die dit doe doen door een eens en er geen haar had heb hebben heeft
        hem het hier hij hoe hun iemand iets ik in is ja je jij jou jouw kan kun kunnen maar me men met mij mijn moet
        moeten mag na naar niet nog nu of om omdat onder ons onze ook op over te tegen toch toe tot u uit uw van veel
        voor waar waarom wanneer want waren was wat we wel welk welke wie wij wil willen wilt word worden wordt zal ze
        zij zijn zo zonder zou
        """

    private static let german = """
        aber als am an auch auf aus bei beim bin bis bitte da dann das dass dem den denn der des die dies diese dieser
        dieses doch du durch ein eine einem einen einer eines er es etwas euch fur hab habe haben hat hatte ich ihm ihn
        ihr ihre im in ist ja jemand kann kein keine konnen man mein meine meinem meinen meiner mich mir mit muss mussen
        nach nicht noch nun nur ob oder ohne sein seine sich sie sind so soll sollen uber um und uns unser unsere unter
        vom von vor wann warum was weil welche welcher welches wenn wer werden wie will wir wird wo woher wurde zu zum
        zur
        """
}
