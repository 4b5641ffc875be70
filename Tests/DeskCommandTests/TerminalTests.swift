#if Command
    import Foundation
    import ServiceDeskYAML
    import Testing

    @testable import desk

    /// What the command is made of: widths, wrapping, times, compressed files.
    @Suite struct TerminalTests {
        @Test(arguments: [
            ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本語", 6), ("ビール", 6), ("한국", 4), ("👍", 2), ("👩‍💻", 2), ("❤️", 2),
            ("ﾊﾟ", 2),
            ("«\u{A0}E-57\u{A0}»", 8), ("", 0),
        ])
        func widths(text: String, width: Int) { #expect(text.displayWidth == width) }

        @Test func coloursTakeNoRoom() { #expect("\u{1B}[31mrood\u{1B}[0m é".displayWidth == 6) }

        @Test func truncation() {
            #expect("imprimante".truncated(to: 10) == "imprimante")
            #expect("imprimante".truncated(to: 5) == "impr…")
            #expect("日本語".truncated(to: 5) == "日本…" && "日本語".truncated(to: 4) == "日…")
            for width in 0...12 { #expect("a日b本c語 👍 fin".truncated(to: width).displayWidth <= width) }
        }

        @Test func wrapping() {
            #expect("een twee drie".wrapped(to: 8) == ["een twee", "drie"])
            #expect("a\n\nb".wrapped(to: 8) == ["a", "", "b"])
            #expect("abcdefghij".wrapped(to: 4) == ["abcd", "efgh", "ij"])
            #expect("日本語日本".wrapped(to: 4) == ["日本", "語日", "本"])
        }

        @Test func quoting() {
            #expect(
                "desk.sqlite".shellQuoted == "desk.sqlite" && "it's".shellQuoted == "'it'\\''s'"
                    && "".shellQuoted == "''")
        }

        @Test func numbersAndSizes() {
            #expect(24_918.grouped == "24,918" && 999.grouped == "999" && (-1_000).grouped == "-1,000")
            #expect(byteText(80) == "80 bytes" && byteText(1_234_567) == "1.2 MB" && byteText(999_999) == "1.0 MB")
        }

        @Test func badUTF8IsPlaced() {
            #expect(([0x61, 0xFF]).firstInvalid == 1)
            #expect((Array("é\u{FFFD}".utf8) + [0xC3]).firstInvalid == 5)
        }

        @Test(arguments: [
            "2026-02-30", "2026-03-02T25:00", "2026-03-02 9:00", "3y", "d", "99999999999999999999d", "2026-03-02X10:00",
        ])
        func noTimes(text: String) { #expect(TimeArgument(argument: text) == nil) }

        @Test func times() throws {
            let now = try #require(TimeArgument(argument: "2026-03-02T14:00:30Z")).timestamp(at: .init(microseconds: 0))
            #expect(now.description == "2026-03-02T14:00:30Z")
            #expect(TimeArgument(argument: "-2d")?.timestamp(at: now).description == "2026-02-28T14:00:30Z")
            #expect(TimeArgument(argument: "90m")?.timestamp(at: now).description == "2026-03-02T15:30:30Z")
        }
    }

    /// Compressed files, written with the command's own writer.
    @Suite struct GzipTests {
        private func pack(_ bytes: [UInt8]) throws -> [UInt8] {
            var packed: [UInt8] = []
            let writer = try GzipWriter { packed += $0 }
            for start in stride(from: 0, to: bytes.count, by: 10_000) {
                try writer.write(Array(bytes[start..<min(start + 10_000, bytes.count)]))
            }
            try writer.finish()
            return packed
        }

        private func unpack(_ bytes: [UInt8]) async throws -> [UInt8] {
            let place = try Workplace()
            try place.write("file", bytes)
            var unpacked: [UInt8] = []
            for try await piece in UnpackedBytes(file: InputFile(place.path("file"))) {
                #expect(piece.count <= 64 << 10)
                unpacked += piece
            }
            return unpacked
        }

        /// Bytes that are neither all alike nor beyond packing.
        private var sample: [UInt8] { (0..<500_000).map { UInt8(truncatingIfNeeded: ($0 * $0) >> 7 & 0x3F) } }

        @Test func whatIsPackedIsUnpacked() async throws {
            let packed = try pack(sample)
            #expect(packed.count < sample.count)
            #expect(try await unpack(packed) == sample)
            #expect(try pack(sample) == packed)
            #expect(try await unpack(try pack([])).isEmpty)
        }

        @Test func plainFilesAreReadAsTheyAre() async throws {
            #expect(try await unpack(sample) == sample)
            #expect(try await unpack([]).isEmpty)
            #expect(try await unpack([0x1F]) == [0x1F])
        }

        @Test func severalMembersAndPadding() async throws {
            let two = try pack(sample) + pack(Array("the end".utf8))
            #expect(try await unpack(two) == sample + Array("the end".utf8))
            #expect(try await unpack(two + [UInt8](repeating: 0, count: 1_000)) == sample + Array("the end".utf8))
        }

        @Test func damageIsNamed() async throws {
            let packed = try pack(sample)
            for length in [3, 9, 11, packed.count / 2, packed.count - 1] {
                await #expect { try await unpack(Array(packed.prefix(length))) } throws: { error in
                    (error as? Failure)?.message.contains("cut off") == true
                }
            }
            var changed = packed
            changed[packed.count / 2] ^= 0x10
            await #expect { try await unpack(changed) } throws: { ($0 as? Failure)?.status == .badInput }
            await #expect { try await unpack(packed + Array("rubbish".utf8)) } throws: {
                ($0 as? Failure)?.status == .badInput
            }
        }
    }
#endif
