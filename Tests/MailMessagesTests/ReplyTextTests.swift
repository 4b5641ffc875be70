import MailMessages
import Testing

@Suite struct ReplyTextTests {
    @Test("replies of real mail programs are separated as expected", .enabled(if: !ReplyFixtures.replies.isEmpty))
    func fixtures() {
        for row in ReplyFixtures.replies {
            let found = ReplyText(of: row.input)
            #expect(found.reply.words == row.reply.words, "\(row.id): reply")
            #expect(found.elided.words == row.elided.words, "\(row.id): elided")
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        var reply: String

        var testDescription: String { name }

        init(_ name: String, _ text: String, _ reply: String) {
            self.name = name
            self.text = text
            self.reply = reply
        }
    }

    static let attributions: [Case] = [
        Case(
            "en", "It works.\n\nOn Mon, 3 Feb 2025 at 10:00, Anna Lee\n<a@example.org> wrote:\n\n> old", "It works."),
        Case("en, Lotus", "Ok.\n\nAt 6/16/2016 08:32 PM, you wrote:\n>old", "Ok."),
        Case(
            "en, name first", "Ok.\n\nAnna Lee <anna@example.org> wrote on Mon, 3 Feb 2025 at\n10:00:\n\n> old", "Ok."),
        Case("en, no colon", "Ok.\n\n---- On Mon, 03 Feb 2025 10:00:00 +0100 Anna wrote ----\n\nold", "Ok."),
        Case(
            "fr", "Merci.\n\nLe lun. 3 févr. 2025 à 10:00, Service informatique\n<it@example.org> a écrit :\n\n> a",
            "Merci."),
        Case("fr, narrow space", "Merci.\n\nLe 03/02/2025 à 10:00, Paul a écrit\u{202F}:\n> ancien", "Merci."),
        Case("nl", "Dank.\n\nOp ma 3 feb. 2025 om 10:00 schreef Anna de Vries <anna@example.org>:\n\n> oud", "Dank."),
        Case(
            "nl, Apple",
            "Dank.\n\nOp 3 feb 2025, om 10:00 heeft Anna <a@example.org> het\nvolgende geschreven:\n\n> oud", "Dank."),
        Case("de", "Danke.\n\nAm Mo., 3. Feb. 2025 um 10:00 Uhr schrieb Anna <\nanna@example.org>:\n\n> alt", "Danke."),
        Case("de, Thunderbird", "Danke.\n\nAm 03.02.25 um 10:00 schrieb Anna:\n> alt", "Danke."),
        Case("es", "Vale.\n\nEl lun, 3 feb 2025 a las 10:00, Ana (<ana@example.org>) escribió:\n\n> a", "Vale."),
        Case(
            "it", "Va bene.\n\nIl giorno lun 3 feb 2025 alle ore 10:00 Anna <a@example.org> ha scritto:\n\n> a",
            "Va bene."),
        Case("pt", "Sim.\n\nEm seg., 3 de fev. de 2025 às 10:00, Ana <a@example.org>\nescreveu:\n\n> a", "Sim."),
        Case("pl", "Tak.\n\npon., 3 lut 2025 o 10:00 Anna <a@example.org> napisał(a):\n\n> a", "Tak."),
        Case("sv", "Ja.\n\nDen mån 3 feb. 2025 kl 10:00 skrev Anna <a@example.org>:\n\n> a", "Ja."),
        Case("da", "Ja.\n\nman. 3. feb. 2025 kl. 10.00 skrev Anna <a@example.org>:\n\n> a", "Ja."),
        Case("fi", "Kyllä.\n\nma 3. helmik. 2025 klo 10.00 Anna (a@example.org) kirjoitti:\n\n> a", "Kyllä."),
        Case("ru", "Да.\n\nпн, 3 февр. 2025 г. в 10:00, Анна <a@example.org>:\n\n> a", "Да."),
        Case("zh", "好的\n\n在 2025年2月3日，上午10:00，Anna <a@example.org> 写道：\n\n> a", "好的"),
    ]

    @Test("an attribution ends what is new, wrapped or not", arguments: attributions)
    func attribution(of row: Case) {
        expectReply(row)
    }

    static let headers: [Case] = [
        Case(
            "en",
            "Yes.\n\nFrom: IT <it@example.org>\nSent: Monday, 3 February 2025 10:00\nTo: Anna\nSubject: RE: x\n\nold",
            "Yes."),
        Case("fr", "Oui.\n\nDe : IT\nEnvoyé : lundi 3 février 2025 10:00\nÀ : Paul\nObjet : RE: x\n\nancien", "Oui."),
        Case("de", "Ja.\n\nVon: IT\nGesendet: Montag, 3. Februar 2025 10:00\nAn: Anna\nBetreff: AW: x\n\nalt", "Ja."),
        Case(
            "nl", "Ja.\n\nVan: IT\nVerzonden: maandag 3 februari 2025 10:00\nAan: A\nOnderwerp: x\n\noud", "Ja."),
        Case(
            "bold", "Ja.\n\n*Von:* IT\n*Gesendet:* Montag, 3. Februar 2025 10:00\n*An:* Anna\n*Betreff:* AW: x\n\nalt",
            "Ja."),
        Case(
            "long list",
            "Yes.\n\nFrom: IT\nTo: a <a@x.org>;\nb <b@x.org>;\nc <c@x.org>;\nd <d@x.org>\nSubject: x\n\nold", "Yes."),
        Case("heading en", "Yes.\n\n-----Original Message-----\nold", "Yes."),
        Case("heading de", "Ja.\n\n-----Ursprüngliche Nachricht-----\nalt", "Ja."),
        Case("heading fr", "Oui.\n\n-----Message d’origine-----\nancien", "Oui."),
        Case("heading nl", "Ja.\n\n-----Oorspronkelijk bericht-----\noud", "Ja."),
    ]

    @Test("the header of another mail ends what is new", arguments: headers)
    func header(of row: Case) {
        expectReply(row)
    }

    static let signatures: [Case] = [
        Case("RFC 3676", "Done.\n\n-- \nAnna Lee\nIT", "Done."),
        Case("en", "Done.\n\nSent from my iPhone", "Done."),
        Case("fr", "Fait.\n\nEnvoyé de mon iPhone", "Fait."),
        Case("de", "Erledigt.\n\nVon meinem iPhone gesendet", "Erledigt."),
        Case("nl", "Klaar.\n\nVerstuurd vanaf mijn iPhone", "Klaar."),
        Case("Outlook", "Done.\n\nGet [Outlook for iOS](https://aka.ms/o0ukef)", "Done."),
        Case("Gmail", "Done.\n\n- Show quoted text -", "Done."),
        Case("list", "Parcels:\n- Sent by post on Monday", "Parcels:\n- Sent by post on Monday"),
        Case("prose", "From my point of view all is well.", "From my point of view all is well."),
    ]

    @Test("signatures and lines of devices are not the person’s text", arguments: signatures)
    func signature(of row: Case) {
        expectReply(row)
    }

    static let kept: [Case] = [
        Case(
            "inline", "On 3 Feb 2025, Anna wrote:\n> Which?\n\nThe red.\n\n> When?\n\nToday.",
            "> Which?\n\nThe red.\n\n> When?\n\nToday."),
        Case("bottom", "Am 03.02.25 um 10:00 schrieb IT:\n> Welcher?\n\nDer rote.\n\n-- \nAnna", "Der rote."),
        Case(
            "salutation", "Hallo Anna,\n\nAm 03.02.25 um 10:00 schrieb IT:\n> Welcher?\n\nDer rote.",
            "Hallo Anna,\n\n> Welcher?\n\nDer rote."),
        Case(
            "code", "See:\n\n```\n-- \n> x\n# y\n---\n```\n\nThanks", "See:\n\n```\n-- \n> x\n# y\n---\n```\n\nThanks"),
        Case("table", "| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |"),
        Case("list", "Please:\n-\nfirst\n*\nsecond", "Please:\n-\nfirst\n*\nsecond"),
        Case("rule", "One.\n\n________\n\nTwo.", "One.\n\n________\n\nTwo."),
        Case("one field", "Fails:\nSubject: printing\nSince Monday.", "Fails:\nSubject: printing\nSince Monday."),
        Case("prose", "On page 3 the manual wrote:\nturn it off.", "On page 3 the manual wrote:\nturn it off."),
        Case("prose, year", "In 2024 the vendor wrote:\nno.", "In 2024 the vendor wrote:\nno."),
        Case("prose, date", "Anna schrieb am 3.2.2025 Folgendes:\nnein.", "Anna schrieb am 3.2.2025 Folgendes:\nnein."),
        Case("prose, address", "2024 was the year of <a@x.org>\nTrue.", "2024 was the year of <a@x.org>\nTrue."),
        Case(
            "journey", "From: Paris\nTo: London\nDate: 3 May 2025\n\nOk?",
            "From: Paris\nTo: London\nDate: 3 May 2025\n\nOk?"),
        Case("answers", "Yes?\nA: one\nA: two\nA: three@x", "Yes?\nA: one\nA: two\nA: three@x"),
        Case("open code", "```a\nb\n\nOn 3 Feb 2025, Anna wrote:\n> c", "```a\nb"),
        Case("only a quote", "> old", "> old"),
        Case("empty", " \n\u{FEFF}\r\n", ""),
    ]

    @Test("what belongs to the text stays in it", arguments: kept)
    func keeps(_ row: Case) {
        expectReply(row)
    }

    @Test("a mail passed on is recognised and kept whole")
    func forwarded() {
        let heading = ReplyText(of: "Please help.\n\n---------- Forwarded message ---------\nFrom: V <v@x.org>\n\nPay.")
        #expect(heading.reply == "Please help.")
        #expect(heading.forwarded == "---------- Forwarded message ---------\nFrom: V <v@x.org>\n\nPay.")
        let outlook = "Bitte.\n\nVon: V\nGesendet: Montag, 3. Februar 2025 10:00\nAn: A\nBetreff: Rechnung\n\nZahlen."
        for subject in ["WG: Rechnung", "TR: x", "Fwd: x", "FW: x", "Doorst: x", "wg : x"] {
            #expect(ReplyText(of: outlook, subject: subject).forwarded?.hasPrefix("Von: V") == true, "\(subject)")
        }
        #expect(ReplyText(of: outlook, subject: "AW: Rechnung").forwarded == nil)
        #expect(ReplyText(of: "No mail here.", subject: "FW: x").forwarded == nil)
    }

    @Test(
        "much of anything is separated in time that grows with its length",
        arguments: [
            "> \n", "a\n", "\n", "- - -\n", "From: x\n", "On 3 Feb 2025,\n", "2024 a@b\n", "```\n", "```a\n", "~~~a\n",
            ">>>>\n",
            "-----BEGIN PGP SIGNATURE-----\n", "x wrote:\n> a\n", "On ", "Sent from ", "From: a\nx\n\n", "|\n",
        ])
    func hostile(unit: String) {
        let text = String(repeating: unit, count: (1 << 20) / unit.utf8.count) + "the end"
        let clock = ContinuousClock()
        let start = clock.now
        let found = ReplyText(of: text)
        #expect(clock.now - start < .seconds(30))
        #expect(found.reply.utf8.count + found.elided.utf8.count <= text.utf8.count + 1)
    }

    private func expectReply(_ row: Case) {
        let found = ReplyText(of: row.text)
        #expect(found.reply == row.reply)
        expectNothingLost(row.text, found)
    }
}

/// Each line of the text is in the reply or in the rest: the same letters and digits, no more and no less.
func expectNothingLost(_ text: String, _ found: ReplyText, _ comment: Comment? = nil) {
    func counts(_ text: String) -> [Character: Int] {
        text.reduce(into: [:]) { if $1.isLetter || $1.isNumber { $0[$1, default: 0] += 1 } }
    }
    #expect(counts(text) == counts(found.reply + found.elided), comment)
}
