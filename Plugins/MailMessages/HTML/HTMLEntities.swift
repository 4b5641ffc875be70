import Foundation

/// Character references of HTML: all numeric ones and the names of HTML 4 with some of punctuation (the standard’s
/// 2,231 names are mostly mathematics). An unknown name stays as it was written.
enum HTMLEntities {
    /// U+00A0 to U+00FF in order; these also count without a semicolon, as do the four of markup.
    private static let latin = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2
        sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc
        Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve
        Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute
        acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde
        ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
        """

    private static let others = """
        Tab=9 NewLine=A excl=21 num=23 percnt=25 apos=27 lpar=28 rpar=29 ast=2A plus=2B comma=2C period=2E
        sol=2F colon=3A semi=3B equals=3D commat=40 lowbar=5F grave=60 vert=7C OElig=152 oelig=153
        Scaron=160 scaron=161 Yuml=178 fnof=192 circ=2C6 tilde=2DC Alpha=391 Beta=392 Gamma=393 Delta=394
        Epsilon=395 Zeta=396 Eta=397 Theta=398 Iota=399 Kappa=39A Lambda=39B Mu=39C Nu=39D Xi=39E
        Omicron=39F Pi=3A0 Rho=3A1 Sigma=3A3 Tau=3A4 Upsilon=3A5 Phi=3A6 Chi=3A7 Psi=3A8 Omega=3A9 alpha=3B1
        beta=3B2 gamma=3B3 delta=3B4 epsilon=3B5 zeta=3B6 eta=3B7 theta=3B8 iota=3B9 kappa=3BA lambda=3BB
        mu=3BC nu=3BD xi=3BE omicron=3BF pi=3C0 rho=3C1 sigmaf=3C2 sigma=3C3 tau=3C4 upsilon=3C5 phi=3C6
        chi=3C7 psi=3C8 omega=3C9 thetasym=3D1 upsih=3D2 piv=3D6 ensp=2002 emsp=2003 numsp=2007 thinsp=2009
        zwnj=200C zwj=200D lrm=200E rlm=200F hyphen=2010 ndash=2013 mdash=2014 lsquo=2018 rsquo=2019
        sbquo=201A ldquo=201C rdquo=201D bdquo=201E dagger=2020 Dagger=2021 bull=2022 hellip=2026
        permil=2030 prime=2032 Prime=2033 lsaquo=2039 rsaquo=203A oline=203E frasl=2044 euro=20AC image=2111
        weierp=2118 real=211C trade=2122 alefsym=2135 larr=2190 uarr=2191 rarr=2192 darr=2193 harr=2194
        crarr=21B5 lArr=21D0 uArr=21D1 rArr=21D2 dArr=21D3 hArr=21D4 forall=2200 part=2202 exist=2203
        empty=2205 nabla=2207 isin=2208 notin=2209 ni=220B prod=220F sum=2211 minus=2212 lowast=2217
        radic=221A prop=221D infin=221E ang=2220 and=2227 or=2228 cap=2229 cup=222A int=222B there4=2234
        sim=223C cong=2245 asymp=2248 ne=2260 equiv=2261 le=2264 ge=2265 sub=2282 sup=2283 nsub=2284
        sube=2286 supe=2287 oplus=2295 otimes=2297 perp=22A5 sdot=22C5 lceil=2308 rceil=2309 lfloor=230A
        rfloor=230B lang=2329 rang=232A blank=2423 loz=25CA starf=2605 spades=2660 clubs=2663 hearts=2665
        diams=2666 check=2713
        """

    private static let markup: [String: UInt32] = ["amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22]

    private static let bare: [String: UInt32] = {
        var table = markup
        for (offset, name) in latin.split(whereSeparator: \.isWhitespace).enumerated() {
            table[String(name)] = 0xA0 + UInt32(offset)
        }
        for (name, code) in markup { table[name.uppercased()] = code }
        return table
    }()

    private static let named: [String: UInt32] = {
        var table = bare
        for entry in others.split(whereSeparator: \.isWhitespace) {
            let pair = entry.split(separator: "=")
            if let name = pair.first, let code = pair.last.flatMap({ UInt32($0, radix: 16) }) {
                table[String(name)] = code
            }
        }
        return table
    }()

    /// What old pages mean by the numbers 128 to 159 (HTML standard, 13.2.5.80).
    private static let windows: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// The text of some bytes of HTML, references replaced, NUL left out, line ends as LF.
    static func decoded(_ bytes: ArraySlice<UInt8>, inAttribute: Bool, references: Bool) -> String {
        if !bytes.contains(where: { $0 == 0x26 || $0 == 0x0D || $0 == 0 }) {
            return String(decoding: bytes, as: UTF8.self)
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == 0x26, references, let found = reference(bytes[(index + 1)...], inAttribute: inAttribute) {
                result.append(contentsOf: found.text.utf8)
                index += 1 + found.length
                continue
            }
            if byte == 0x0D {
                if index + 1 == bytes.endIndex || bytes[index + 1] != 0x0A { result.append(0x0A) }
            } else if byte != 0 {
                result.append(byte)
            }
            index += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The reference that follows an ampersand, and its length; nil if there is none.
    private static func reference(_ bytes: ArraySlice<UInt8>, inAttribute: Bool) -> (text: String, length: Int)? {
        if bytes.first == 0x23 { return number(bytes.dropFirst()) }
        let name = bytes.prefix(10).prefix { isLetterOrDigit($0) }
        guard !name.isEmpty else { return nil }
        let text = String(decoding: name, as: UTF8.self)
        if name.endIndex < bytes.endIndex, bytes[name.endIndex] == 0x3B, let code = named[text] {
            return (string(code), name.count + 1)
        }
        if let code = bare[text], isAllowedBare(bytes, after: name.endIndex, inAttribute) {
            return (string(code), name.count)
        }
        guard !inAttribute else { return nil }
        // "&copyright" holds "&copy": the longest name that counts without a semicolon.
        for length in stride(from: min(name.count - 1, 6), to: 1, by: -1) {
            if let code = bare[String(decoding: name.prefix(length), as: UTF8.self)] { return (string(code), length) }
        }
        return nil
    }

    /// In addresses "&lang=en" is no reference.
    private static func isAllowedBare(_ bytes: ArraySlice<UInt8>, after end: Int, _ inAttribute: Bool) -> Bool {
        guard inAttribute, end < bytes.endIndex else { return true }
        return bytes[end] != 0x3D && !isLetterOrDigit(bytes[end])
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> (text: String, length: Int)? {
        let isHex = bytes.first.map { $0 | 0x20 == 0x78 } ?? false
        let digits = (isHex ? bytes.dropFirst() : bytes).prefix { isHex ? hex($0) != nil : (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return nil }
        var code: UInt32 = 0
        for digit in digits where code <= 0x10FFFF {
            code = code * (isHex ? 16 : 10) + (hex(digit) ?? 0)
        }
        var length = 1 + (isHex ? 1 : 0) + digits.count
        if digits.endIndex < bytes.endIndex, bytes[digits.endIndex] == 0x3B { length += 1 }
        if (0x80...0x9F).contains(code) { code = windows[Int(code) - 0x80] }
        return (string(code), length)
    }

    private static func string(_ code: UInt32) -> String {
        guard code != 0, let scalar = Unicode.Scalar(code) else { return "\u{FFFD}" }
        return String(Character(scalar))
    }

    private static func hex(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46, 0x61...0x66: UInt32((byte | 0x20) - 0x61 + 10)
        default: nil
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        HTMLTokenizer.isLetter(byte) || (0x30...0x39).contains(byte)
    }
}
