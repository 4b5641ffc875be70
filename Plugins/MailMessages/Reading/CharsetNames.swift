/// Names of charsets as mails have them, and what the C library calls them.
///
/// Only names of this table reach the C library: what a stranger writes must not choose a module of it. Where a charset
/// is declared, programs mean the larger one of the vendors (WHATWG Encoding, 4.2): GB2312 is GB 18030, Shift_JIS is
/// code page 932, ISO-8859-1 is windows-1252.
enum CharsetNames {
    enum Charset: Equatable {
        case utf8
        case ascii
        case windows1252
        case utf16
        case utf16BigEndian
        case utf16LittleEndian
        /// Its name in the C library.
        case named(String)
    }

    /// The charset of a label; nil where it is unknown.
    static func charset(of label: String) -> Charset? {
        var name = ""
        for scalar in label.lowercased().unicodeScalars.prefix(60) {
            if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) { name.unicodeScalars.append(scalar) }
        }
        for prefix in ["charset", "cs", "x"] where name.hasPrefix(prefix) && name != prefix {
            name.removeFirst(prefix.count)
        }
        return known[name] ?? numbered(name)
    }

    private static let known: [String: Charset] = {
        var names: [String: Charset] = [:]
        for (charset, labels) in table {
            for label in labels.split(separator: " ") { names[String(label)] = charset }
        }
        return names
    }()

    /// Labels without punctuation and in lower case.
    private static let table: [(Charset, String)] = [
        (.utf8, "utf8 unicode11utf8 unicode20utf8 utf8mb4 unicode"),
        (.ascii, "usascii ascii ansix341968 iso646us us 646 7bit iso646irv1991 ansi1251968"),
        (
            .windows1252,
            "iso88591 latin1 l1 88591 iso885911987 ibm819 cp819 windows1252 cp1252 1252 ansi 8bit unknown8bit"
        ),
        (.utf16, "utf16 ucs2 iso10646ucs2"), (.utf16BigEndian, "utf16be"), (.utf16LittleEndian, "utf16le"),
        (.named("UTF-32"), "utf32 ucs4 iso10646ucs4"), (.named("UTF-32BE"), "utf32be"),
        (.named("UTF-32LE"), "utf32le"), (.named("UTF-7"), "utf7 unicode11utf7 unicode20utf7"),
        (.named("ISO-8859-2"), "latin2 l2"), (.named("ISO-8859-3"), "latin3 l3"),
        (.named("ISO-8859-4"), "latin4 l4"), (.named("ISO-8859-5"), "cyrillic"), (.named("ISO-8859-6"), "arabic"),
        (.named("ISO-8859-7"), "greek greek8"), (.named("ISO-8859-8"), "hebrew iso88598i iso88598e logical visual"),
        (.named("CP1254"), "iso88599 latin5 l5"), (.named("ISO-8859-10"), "latin6 l6"),
        (.named("CP874"), "iso885911 tis620 thai windows874 874"), (.named("ISO-8859-15"), "latin9 latin0 l9"),
        (.named("KOI8-R"), "koi8r koi8 koi"), (.named("KOI8-U"), "koi8u koi8ru"),
        (.named("GB18030"), "gb18030 gbk gb2312 gb231280 euccn chinese cp936 936 windows936 ms936 csgb2312 isoir58"),
        (.named("HZ"), "hzgb2312 hz"), (.named("ISO-2022-CN"), "iso2022cn"),
        (.named("BIG5-HKSCS"), "big5 big5hkscs cnbig5 big5tw cp950 950 windows950"),
        (.named("EUC-JP"), "eucjp ujis extendedunixcodepackedformatforjapanese"),
        (.named("ISO-2022-JP-2"), "iso2022jp iso2022jp1 iso2022jp2 jis iso2022jpms cp50220 cp50221"),
        (.named("CP932"), "shiftjis sjis mskanji cp932 windows31j 932 windows932 shiftjisx0213 shiftjis2004"),
        (
            .named("CP949"),
            "euckr korean ksc56011987 ksc5601 ksc5601ksx1001 ks56011987 ksc56011989 uhc cp949 949 windows949"
        ),
        (.named("ISO-2022-KR"), "iso2022kr"), (.named("JOHAB"), "johab"),
        (.named("MACINTOSH"), "mac macintosh macroman"), (.named("MAC-CYRILLIC"), "maccyrillic macukrainian"),
        (.named("CP866"), "dos866"), (.named("TCVN"), "tcvn tcvn5712 tcvn57121"), (.named("VISCII"), "viscii"),
    ]

    private static let isoParts: Set<Int> = [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16]
    private static let codePages: Set<Int> = [
        437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 1125, 1250, 1251, 1253, 1254,
        1255, 1256, 1257, 1258,
    ]

    /// Families: `iso-8859-2`, `windows-1250`, `cp1250`, `ibm850`.
    private static func numbered(_ name: String) -> Charset? {
        for prefix in ["iso8859", "8859"] where name.hasPrefix(prefix) {
            // Some write the year of the standard behind it.
            for digits in [name.dropFirst(prefix.count), name.dropFirst(prefix.count).dropLast(4)] {
                if let part = Int(digits), isoParts.contains(part) { return .named("ISO-8859-\(part)") }
            }
        }
        for prefix in ["windows", "win", "cp", "ibm", "dos", "ms", ""] where name.hasPrefix(prefix) {
            if let page = Int(name.dropFirst(prefix.count)), codePages.contains(page) { return .named("CP\(page)") }
        }
        return name == "cp1252" || name == "win1252" ? .windows1252 : nil
    }
}
