/// The words that mail programs of one language put around what is quoted. To add a language, add a row to `all`;
/// everything is in small letters, with plain spaces and apostrophes.
struct ReplyWords: Sendable {
    /// What an attribution begins with: "On … wrote:".
    var openings: [String] = []
    /// The verb of an attribution, alone at its end or before the name: "Am … schrieb …:".
    var wrote: [String] = []
    /// What stands between verb and date where the name comes first: "… schrieb am …:".
    var wroteOn: [String] = []
    /// Names of header fields that hold a date.
    var dates: [String] = []
    /// Names of the field with the subject.
    var subject: [String] = []
    /// Names of the other header fields.
    var fields: [String] = []
    /// Headings over a mail that is answered; between dashes.
    var original: [String] = []
    /// Headings over a mail that is passed on; between dashes or before a colon.
    var forwarded: [String] = []
    /// What a subject of a mail that is passed on begins with, without the colon.
    var subjects: [String] = []
    /// Lines that a device adds: how they begin, and what they hold after that.
    var devices: [(start: String, then: String)] = []

    static let all: [ReplyWords] = western + northern + eastern

    private static let western: [ReplyWords] = [
        ReplyWords(
            openings: ["on", "at", "in message"], wrote: ["wrote", "writes", "says", "said"], wroteOn: ["wrote on"],
            dates: ["sent", "date"], subject: ["subject"], fields: ["from", "to", "cc", "bcc", "reply-to"],
            original: ["original message", "reply message", "original appointment"],
            forwarded: ["forwarded message", "begin forwarded message", "forwarded by"],
            subjects: ["fwd", "fw"],
            devices: [
                ("sent from ", ""), ("sent via ", ""), ("sent with ", ""), ("sent by ", ""), ("from my ", "phone"),
                ("from my ", "mobile"), ("from my ", "ipad"), ("from my ", "android"), ("get outlook for ", ""),
                ("- show quoted text", ""), ("quoted text hidden", ""), ("unsubscribe: ", "@"),
            ]),
        ReplyWords(
            openings: ["le"], wrote: ["a écrit", "nous a dit", "ont écrit"], wroteOn: ["a écrit le"],
            dates: ["date", "le", "envoyé", "envoyé le"],
            subject: ["objet"], fields: ["de", "expéditeur", "à", "a", "destinataire", "cc", "répondre à"],
            original: ["message d'origine", "message original", "e-mail d'origine"],
            forwarded: [
                "message transféré", "début du message transféré", "début du message réexpédié", "message réexpédié",
            ],
            subjects: ["tr"],
            devices: [
                ("envoyé depuis ", ""), ("envoyé de mon ", ""), ("envoyé à partir de ", ""), ("envoyé avec ", ""),
                ("obtenir outlook pour ", ""), ("télécharger outlook pour ", ""),
                ("- afficher le texte cité", ""), ("texte des messages précédents masqué", ""),
            ]),
        ReplyWords(
            openings: ["op"], wrote: ["het volgende geschreven", "schreef"], wroteOn: ["schreef op"],
            dates: ["datum", "verzonden"],
            subject: ["onderwerp"], fields: ["van", "aan", "cc", "beantwoorden - aan", "antwoord aan"],
            original: ["oorspronkelijk bericht", "origineel bericht"],
            forwarded: ["doorgestuurd bericht", "begin doorgestuurd bericht"], subjects: ["doorst", "fw"],
            devices: [
                ("verzonden met ", ""), ("verzonden vanaf ", ""), ("verzonden via ", ""), ("verstuurd vanaf ", ""),
                ("verstuurd met ", ""), ("download outlook voor ", ""), ("outlook voor ", "downloaden"),
                ("tekst uit oorspronkelijk", "bericht"),
            ]),
        ReplyWords(
            openings: ["am"], wrote: ["schrieb", "schrieben sie", "geschrieben", "schreibt"],
            wroteOn: ["schrieb am"], dates: ["gesendet", "datum"],
            subject: ["betreff"], fields: ["von", "an", "cc", "kopie", "antwort an"],
            original: ["ursprüngliche nachricht", "originalnachricht", "original-nachricht", "originaltermin"],
            forwarded: [
                "weitergeleitete nachricht", "anfang der weitergeleiteten nachricht",
                "anfang der weitergeleiteten e-mail",
            ],
            subjects: ["wg"],
            devices: [
                ("von meinem ", "gesendet"), ("diese nachricht wurde von ", "gesendet"), ("gesendet von ", ""),
                ("gesendet mit ", ""), ("holen sie sich outlook für ", ""), ("outlook für ", "beziehen"),
                ("- zitierten text anzeigen", ""), ("zitierter text ausgeblendet", ""),
            ]),
        ReplyWords(
            openings: ["el"], wrote: ["escribió", "ha escrito"], wroteOn: ["escribió el"], dates: ["enviado", "fecha"],
            subject: ["asunto"], fields: ["de", "para", "cc", "responder a"], original: ["mensaje original"],
            forwarded: ["mensaje reenviado", "inicio del mensaje reenviado"], subjects: ["rv", "re env"],
            devices: [("enviado desde ", ""), ("obtener outlook para ", "")]),
        ReplyWords(
            openings: ["em", "a"], wrote: ["escreveu"], wroteOn: ["escreveu em"],
            dates: ["enviada em", "enviado em", "data"],
            subject: ["assunto"], fields: ["de", "para", "cc"], original: ["mensagem original"],
            forwarded: ["mensagem encaminhada", "início da mensagem reencaminhada"], subjects: ["enc", "encaminhar"],
            devices: [("enviado do meu ", ""), ("enviado a partir do ", ""), ("obter o outlook para ", "")]),
        ReplyWords(
            openings: ["il", "in data"], wrote: ["ha scritto"], wroteOn: ["ha scritto il"], dates: ["data", "inviato"],
            subject: ["oggetto"], fields: ["da", "a", "cc", "risposta", "rispondi a"],
            original: ["messaggio originale", "messaggio originario"],
            forwarded: ["messaggio inoltrato", "inizio messaggio inoltrato"], subjects: ["i"],
            devices: [("inviato da ", ""), ("inviato dal ", ""), ("ottieni outlook per ", "")]),
    ]

    private static let northern: [ReplyWords] = [
        ReplyWords(
            openings: ["den"], wrote: ["skrev"], wroteOn: ["skrev den"], dates: ["skickat", "datum"],
            subject: ["ämne"], fields: ["från", "till", "kopia"],
            original: ["ursprungligt meddelande", "originalmeddelande"],
            forwarded: ["vidarebefordrat meddelande", "vidarebefordrat brev"], subjects: ["vb"],
            devices: [("skickat från ", ""), ("från min ", "iphone"), ("från min ", "mobil"), ("från min ", "ipad")]),
        ReplyWords(
            openings: ["den", "d."], wrote: ["skrev"], wroteOn: ["skrev den"], dates: ["sendt", "dato"],
            subject: ["emne"], fields: ["fra", "til", "cc", "kopi"],
            original: ["oprindelig meddelelse", "opprinnelig melding", "original meddelelse"],
            forwarded: ["videresendt meddelelse", "videresendt melding", "videresendt besked"],
            subjects: ["vs"], devices: [("sendt fra ", "")]),
        ReplyWords(
            wrote: ["kirjoitti"], dates: ["lähetetty", "päivämäärä"], subject: ["aihe"],
            fields: ["lähettäjä", "vastaanottaja"],
            original: ["alkuperäinen viesti"], forwarded: ["välitetty viesti"], subjects: ["vl"],
            devices: [("lähetetty ", "puhelimesta"), ("lähetetty iphonesta", ""), ("lähetetty ipadista", "")]),
    ]

    private static let eastern: [ReplyWords] = [
        ReplyWords(
            openings: ["dnia", "w dniu"], wrote: ["napisał(a)", "napisał", "napisała", "pisze"],
            dates: ["wysłano", "data"],
            subject: ["temat"], fields: ["od", "do", "dw"], original: ["wiadomość oryginalna", "oryginalna wiadomość"],
            forwarded: ["przekazana wiadomość", "wiadomość przekazana dalej"], subjects: ["pd"],
            devices: [("wysłane z ", ""), ("wysłano z ", "")]),
        ReplyWords(
            openings: ["dňa", "dne"], wrote: ["napísal", "napísal(a)", "napísala", "napsal", "napsal(a)"],
            dates: ["dátum", "odoslané", "odesláno"], subject: ["predmet", "předmět"], fields: ["od", "komu"],
            original: ["pôvodná správa", "původní zpráva"], forwarded: ["preposlaná správa", "přeposlaná zpráva"]),
        ReplyWords(
            wrote: ["написал", "написала", "написал(а)", "пишет"], dates: ["отправлено", "дата"],
            subject: ["тема"], fields: ["от", "кому", "копия"],
            original: ["исходное сообщение", "оригинальное сообщение"],
            forwarded: ["пересланное сообщение", "пересылаемое сообщение", "начало переадресованного сообщения"],
            devices: [("отправлено с ", ""), ("отправлено из ", "")]),
        ReplyWords(
            wrote: ["пише", "написав", "написав(ла)"], dates: ["надіслано"],
            subject: ["тема"], fields: ["від", "кому"]),
        ReplyWords(
            openings: ["在"], wrote: ["写道", "寫道"], dates: ["发送时间", "日期", "寄件日期"],
            subject: ["主题", "主旨"], fields: ["发件人", "收件人", "抄送", "寄件者", "收件者"],
            original: ["原始邮件", "原始郵件"], forwarded: ["转发的邮件", "转发邮件", "轉寄郵件"], subjects: ["转发", "轉寄"],
            devices: [("從我的 ", "傳送"), ("从我的 ", "发送"), ("发自我的 ", ""), ("發自我的 ", "")]),
    ]
}
