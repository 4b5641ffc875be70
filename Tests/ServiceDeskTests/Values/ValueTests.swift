import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Ids (RFC 9562)")
struct UniqueIDTests {
    @Test("have version 7, the variant of the RFC, and the milliseconds in front")
    func layout() {
        var random = SeededGenerator(seed: 1)
        for milliseconds in [0, 1, 1_645_557_742_000, 0xFFFF_FFFF_FFFF] as [Int64] {
            let id = UniqueID(at: Timestamp(microseconds: milliseconds * 1000 + 999), using: &random)
            #expect(id.high >> 12 & 0xF == 7)
            #expect(id.low >> 62 == 0b10)
            #expect(Int64(id.high >> 16) == milliseconds)
            #expect(id.time == Timestamp(microseconds: milliseconds * 1000))
        }
    }

    @Test("read and write the example of the RFC, appendix A.6")
    func example() throws {
        let id = try #require(UniqueID("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"))
        #expect(id.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
        #expect(id.time.description == "2022-02-22T19:22:22Z")
        #expect(UniqueID(bytes: id.bytes) == id)
        #expect(UniqueID(bytes: id.bytes.dropLast()) == nil)
    }

    @Test(
        "refuse other texts",
        arguments: [
            "", "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398fa",
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2x79b0-7cc3-98c4-dc0c0c07398f",
            "－17f22e2-79b0-7cc3-98c4-dc0c0c07398f",
        ])
    func refused(text: String) { #expect(UniqueID(text) == nil) }

    @Test("made later sort later, and a time before 1970 is taken for it")
    func order() {
        let ids = IDGenerator(SeededGenerator(seed: 9))
        let made = (0..<100).map { ids.next(at: Timestamp(microseconds: Int64($0) * 1000)) }
        #expect(made == made.sorted())
        #expect(made.map(\.description) == made.map(\.description).sorted())
        #expect(ids.next(at: Timestamp(microseconds: .min)).time == Timestamp(microseconds: 0))
        let same = (0..<1_000).map { _ in ids.next(at: Timestamp(microseconds: 0)) }
        #expect(Set(same).count == 1_000)
    }
}

@Suite("Instants and days")
struct TimestampTests {
    @Test(
        "are written in ISO 8601",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (1_772_438_400_000_000, "2026-03-02T08:00:00Z"),
            (951_782_399_999_999, "2000-02-28T23:59:59Z"), (951_782_400_000_000, "2000-02-29T00:00:00Z"),
            (-62_135_596_800_000_000, "0001-01-01T00:00:00Z"), (253_402_300_799_000_000, "9999-12-31T23:59:59Z"),
        ] as [(Int64, String)])
    func description(microseconds: Int64, text: String) {
        #expect(Timestamp(microseconds: microseconds).description == text)
    }

    @Test("stop at the ends of their range")
    func saturation() {
        let (least, most) = (Timestamp(microseconds: .min), Timestamp(microseconds: .max))
        #expect(Timestamp(microseconds: 5).advanced(bySeconds: .max) == most)
        #expect(Timestamp(microseconds: 5).advanced(bySeconds: .min) == least)
        #expect(most.advanced(bySeconds: 1) == most)
        #expect(least.advanced(bySeconds: -1) == least)
        #expect(Timestamp(Date.distantFuture) < most)
        #expect(Timestamp(Date(timeIntervalSince1970: 1e300)) == most)
        #expect(Timestamp(Date(timeIntervalSince1970: -1e300)) == least)
        #expect(!least.description.isEmpty && !most.description.isEmpty)
    }

    @Test(
        "days of the calendar are read and written",
        arguments: [
            "0001-01-01", "1600-02-29", "1900-02-28", "1970-01-01", "2000-02-29", "2024-02-29", "2026-03-02",
            "9999-12-31",
        ])
    func days(text: String) throws {
        let day = try #require(CalendarDate(text))
        #expect(day.description == text)
        #expect(day.startInUTC.description == text + "T00:00:00Z")
        #expect(try CanonicalJSON.decode(CalendarDate.self, from: CanonicalJSON.encode(day)) == day)
    }

    @Test(
        "what is no day is refused",
        arguments: [
            "", "0000-01-01", "1900-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00",
            "2026-1-1",
            "10000-01-01", "26-01-01", "-001-01-01", "2026-01-01 ", "+026-01-01", "２０２６-01-01", "2026-01-01T00:00:00Z",
        ])
    func noDays(text: String) { #expect(CalendarDate(text) == nil) }

    @Test("each day of 800 years follows the one before it")
    func sequence() throws {
        let day: Int64 = 86_400_000_000
        var time = try #require(CalendarDate("1600-01-01")).startInUTC
        var previous = ""
        for _ in 0..<292_194 {
            let text = String(time.description.prefix(10))
            // One expectation a day would take longer than the days themselves.
            guard text > previous, CalendarDate(text)?.startInUTC == time else {
                Issue.record("The day after \(previous) was \(text).")
                return
            }
            previous = text
            time = Timestamp(microseconds: time.microseconds + day)
        }
        #expect(previous == "2399-12-31")
    }
}

@Suite("Small values")
struct SmallValueTests {
    @Test("a sorted set does what a set does")
    func sortedSet() {
        var random = SeededGenerator(seed: 3)
        var (sorted, plain): (SortedSet<Int>, Set<Int>) = ([], [])
        for _ in 0..<2_000 {
            let element = Int.random(in: 0..<40, using: &random)
            if Bool.random(using: &random) {
                #expect(sorted.insert(element) == plain.insert(element).inserted)
            } else {
                #expect(sorted.remove(element) == (plain.remove(element) != nil))
            }
            #expect(sorted.elements == plain.sorted())
            #expect(sorted.contains(element) == plain.contains(element))
        }
        #expect(SortedSet([3, 1, 3, 2]).elements == [1, 2, 3])
    }

    @Test("a sorted set is the same bytes however it came about")
    func sortedSetBytes() throws {
        var other: SortedSet<String> = ["b"]
        other.insert("a")
        #expect(try CanonicalJSON.encode(other) == Array("[\"a\",\"b\"]".utf8))
        #expect(try CanonicalJSON.decode(SortedSet<String>.self, from: Array("[\"b\",\"a\",\"a\"]".utf8)) == other)
    }

    @Test("digests are those of FIPS 180-4")
    func digest() throws {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(Digest(of: Array("abc".utf8)).description == abc)
        #expect(
            Digest(of: [] as [UInt8]).description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        var builder = DigestBuilder()
        for byte in "abc".utf8 { builder.update([byte]) }
        #expect(builder.finalize() == Digest(of: Array("abc".utf8)))
        #expect(builder.byteCount == 3)
        #expect(Digest(abc.uppercased()) == Digest(of: Array("abc".utf8)))
        #expect(
            Digest(String(abc.dropLast())) == nil && Digest(abc + "00") == nil && Digest("zz" + abc.dropFirst(2)) == nil
        )
        #expect(throws: DecodingError.self) { try CanonicalJSON.decode(Digest.self, from: Array("\"12\"".utf8)) }
    }

    @Test("identifiers differ where their bytes differ")
    func identifiers() {
        let (one, two): (Person.ID, Person.ID) = ("\u{E9}va", "e\u{301}va")
        #expect(one != two)
        #expect(Set([one, two]).count == 2)
        #expect(two < one && !(one < two))
        #expect(SortedSet([one, two]).count == 2)
        #expect(
            Change.Key(name: one.rawValue, fingerprint: .zero) != Change.Key(name: two.rawValue, fingerprint: .zero))
    }

    @Test(
        "identifiers have 1 to 200 bytes, no control characters, no blanks at the ends",
        arguments: [
            ("a", true), ("a b", true), ("é", true), (String(repeating: "x", count: 200), true),
            (String(repeating: "x", count: 201), false), ("", false), (" a", false), ("a ", false), ("a\u{7F}", false),
            ("a\tb", false), ("\u{0}", false), (String(repeating: "é", count: 101), false),
        ])
    func validity(text: String, isValid: Bool) { #expect(Team.ID(text).isValid == isValid) }

    @Test("addresses that are written differently are one")
    func addresses() {
        #expect(Address(.mail, "Anna@Example.org").key == Address(.mail, "anna@example.ORG").key)
        #expect(Address(.phone, "+32 (2) 555.01-02").key == Address(.phone, "+3225550102").key)
        #expect(Address(.chat, "anna").key != Address(.mail, "anna").key)
    }

    @Test("priority is impact times urgency")
    func priority() {
        let matrix = Impact.allCases.map { impact in Urgency.allCases.map { Priority(impact, $0).rawValue } }
        #expect(matrix == [[1, 2, 3], [2, 3, 4], [3, 4, 5]])
    }

    @Test("cursors survive as text")
    func cursors() async throws {
        let company = try await Company()
        let request = try await company.open()
        for key in RequestOrder.Key.allCases {
            for isDescending in [false, true] {
                let cursor = RequestQuery.Cursor(behind: request, in: RequestOrder(key, isDescending: isDescending))
                #expect(RequestQuery.Cursor(cursor.description) == cursor)
            }
        }
        for text in [
            "", "due.a.1", "due.x.1.1", "size.a.1.1", "due.a.1.1.1", "due.a.99999999999999999999.1", "due.a..1",
        ] {
            #expect(RequestQuery.Cursor(text) == nil)
        }
    }
}
