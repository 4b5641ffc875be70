#if Command
    import Foundation
    import Testing

    /// Several commands on one store at once.
    @Suite struct ConcurrencyTests {
        @Test func manyOpenAtOnce() throws {
            let place = try Workplace.demo()
            let before = try place.desk("list", "--as", "piet", "--all", "--json").json().requests.items.count
            let running = try (0..<8).map { index in
                try place.start([
                    Workplace.binary, "open", "--as", "emily", "--team", "it", "At once \(index)", "--json",
                ])
            }
            let made = try running.map { try $0.wait().json().request.number.integer }
            #expect(Set(made).count == 8)
            #expect(try place.desk("list", "--as", "piet", "--all", "--json").json().requests.items.count == before + 8)
        }

        @Test func aStoreThatIsKeptLocked() throws {
            let place = try Workplace.demo()
            let file = open(place.path("desk.sqlite-lock"), O_RDWR | O_CREAT, 0o600)
            try #require(file >= 0)
            // The second byte is the lock of the store.
            var region = flock()
            (region.l_type, region.l_whence, region.l_start, region.l_len) = (Int16(F_WRLCK), Int16(SEEK_SET), 1, 1)
            try #require(fcntl(file, F_SETLK, &region) == 0)
            let reply = try place.desk("reply", "1", "x", "--as", "piet", environment: ["DESK_LOCK_TIMEOUT": "200"])
            #expect(reply.status == 75 && reply.errors.count { $0 == "\n" } == 1, "\(reply.errors)")
            // Whoever only reads waits for nobody.
            #expect(try place.desk("list", "--as", "piet", environment: ["DESK_LOCK_TIMEOUT": "200"]).status == 0)
            close(file)
            #expect(try place.desk("reply", "1", "x", "--as", "piet").status == 0)
        }
    }
#endif
