#if SQLite
    /// A number that tells whether bytes have changed by accident (FNV-1a, with a last step that spreads it, so that
    /// sums of many do not cancel out). It is no protection against intent: that is what the journal's digests are for.
    struct Checksum {
        private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

        mutating func add(_ bytes: some Sequence<UInt8>) {
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }

        mutating func add(_ number: Int64) {
            var bits = UInt64(bitPattern: number)
            for _ in 0..<8 {
                hash = (hash ^ (bits & 0xFF)) &* 0x100_0000_01B3
                bits >>= 8
            }
        }

        /// A text and how long it is, so that the bytes of one cannot seem to be those of the next.
        mutating func add(counted text: String) {
            var text = text
            text.withUTF8 { add($0) }
            add(Int64(text.utf8.count))
        }

        var value: UInt64 {
            let spread = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
            return spread ^ (spread >> 33)
        }

        /// As a column has it.
        var column: Int64 { Int64(bitPattern: value) }
    }
#endif
