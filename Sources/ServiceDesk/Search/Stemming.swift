import CStemmer
import Synchronization

/// What words of a language stand in the index of articles by: their stems, by Snowball (https://snowballstem.org), so
/// that “printers” finds “printer”.
///
/// Words are folded before they are stemmed: whoever types without accents must get the same stems. Snowball knows
/// endings by their accents, so that a folded word may take two steps to its stem: French “bloquee” becomes “bloque”,
/// and only that “bloqu”. So each is stemmed twice.
package struct Stemming: Sendable {
    /// Before each stem in the index, so that a stem is found in passages of its own language only; empty where words
    /// of the language are kept as they are.
    let tag: String

    init(_ language: Language) {
        let main = Self.aliases[language.main] ?? language.main
        tag = Self.stemmers[main] == nil ? "" : main
    }

    init(tag: String) { self.tag = tag }

    /// Stands between tag and stem. No folded word has one.
    static let separator: Character = ":"

    /// The stems of folded words, in their order, without the tag.
    func stems(_ words: [String]) -> [String] {
        guard let stemmer = Self.stemmers[tag] else { return words }
        return stemmer.stems(words)
    }

    /// A stem, or the beginning of one, as the index has it.
    func term(_ stem: String) -> String { "\(tag)\(Self.separator)\(stem)" }

    /// The words of a text as the index has them.
    func terms(in text: String) -> [String] { stems(SearchText.words(in: text)).map(term) }

    // MARK: Snowball

    private static let aliases = ["nb": "no", "nn": "no"]

    /// By the main tags of the languages.
    private static let stemmers: [String: Stemmer] = {
        let languages = [
            "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
            "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
            "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
            "ne": "nepali", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
            "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
        ]
        return languages.compactMapValues(Stemmer.init)
    }()

    /// A number that changes where words get other stems: libraries differ, and an index that was made with another one
    /// is made again.
    package static let fingerprint: Int64 = {
        let probes = SearchText.words(
            in: """
                accesses attached booking bookings categories delete deleting easily equipment fairly forgotten \
                general generously installation news organisation passwords printers printing quickly relational \
                skies working aanvragen bestanden blokkeren gebruikers geheugen instellingen mogelijkheden \
                sleutels storingen vergaderingen verloven wachtwoorden werken bloquees boites connexions demarrage \
                imprimantes mensuelle oublier oubliee reseaux reunions supprimer utilisateurs verrouillage \
                anmeldung benutzer drucker einstellungen gesperrt kennworter rechnungen verbindungen zugange \
                archivos contrasenas impresoras utenti stampanti senhas impressoras anvandare skrivare brugere \
                printere kayttajat tulostimet
                """)
        let layout = "1 \(ArticleRanking.titleFactor)"
        let stems = stemmers.sorted { $0.key < $1.key }.map { $0.key + $0.value.stems(probes).joined(separator: " ") }
        // FNV-1a.
        let hash = ([layout] + stems).joined(separator: "\n").utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return Int64(bitPattern: hash | 1)
    }()
}

/// A stemmer of Snowball's, which works for one caller at a time.
private final class Stemmer: Sendable {
    private let engine: Mutex<OpaquePointer>

    /// `nil` where the library has none of that name.
    init?(_ algorithm: String) {
        guard let engine = sb_stemmer_new(algorithm, nil) else { return nil }
        self.engine = Mutex(engine)
    }

    deinit { engine.withLock { sb_stemmer_delete($0) } }

    func stems(_ words: [String]) -> [String] {
        engine.withLock { engine in words.map { Self.stem(Self.stem($0, engine), engine) } }
    }

    private static func stem(_ word: String, _ engine: OpaquePointer) -> String {
        var word = word
        return word.withUTF8 { bytes in
            guard let stem = sb_stemmer_stem(engine, bytes.baseAddress, Int32(bytes.count)) else {
                // It has no memory left; the next allocation tells.
                return String(decoding: bytes, as: UTF8.self)
            }
            let count = Int(sb_stemmer_length(engine))
            return String(decoding: UnsafeBufferPointer(start: stem, count: count), as: UTF8.self)
        }
    }
}
