import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing
import WebhookNotifier

@Suite("Where a webhook may lead")
struct DestinationTests {
    @Test("not to what is no public address, however it is written", arguments: [
        "127.0.0.1", "127.255.255.255", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1",
        "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "192.88.99.1",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[::ffff:a9fe:a9fe]", "[::127.0.0.1]", "[fe80::1]",
        "[fc00::1]", "[fdff::1]", "[ff02::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001::1]", "[2001:db8::1]",
        "[3fff::1]", "[fec0::1]", "[100::1]", "[5f00::1]",
        // As getaddrinfo reads them.
        "127.1", "2130706433", "017700000001", "0x7f000001", "localhost",
    ])
    func refused(host: String) async throws {
        let sending = Sending(allowing: [])
        let error = await sending.failure(try sending.notifier("https://\(host):1/"))
        #expect(error?.code == .notAllowed, "\(String(describing: error))")
    }

    @Test("to what is listed, and there only without encryption")
    func listed() async throws {
        // Nobody listens at port 1: that it is asked there is what shows.
        for (allowing, url, code) in [
            (["127.0.0.0/8"], "http://127.0.0.1:1/", DeliveryError.Code.unreachable),
            (["127.0.0.0/8"], "https://127.0.0.2:1/", .unreachable),
            (["127.0.0.2"], "http://127.0.0.1:1/", .notAllowed), (["::1"], "http://127.0.0.1:1/", .notAllowed),
            (["127.0.0.0/8"], "http://[::ffff:127.0.0.1]:1/", .unreachable),
            (["10.0.0.0/8"], "http://93.184.215.14:1/", .notAllowed),
        ] {
            let sending = Sending(allowing: allowing)
            let error = await sending.failure(try sending.notifier(url))
            #expect(error?.code == code, "\(allowing) \(url): \(String(describing: error))")
        }
    }

    @Test("a name leads to the very address that was checked, once asked for; its name stays in Host")
    func rebinding() async throws {
        let receiver = try Receiver { connection in
            let received = connection.read()
            connection.answer("200 OK")
            return received
        }
        defer { receiver.stop() }
        var sending = Sending()
        // Whoever asks twice is led elsewhere the second time.
        let resolver = FixedResolver(["127.0.0.1"], ["127.0.0.2"])
        sending.options.resolver = resolver
        let error = await sending.failure(try sending.notifier("http://haken.example.org:\(receiver.port)/a"))
        #expect(error == nil && resolver.asked == ["haken.example.org"])
        while receiver.all.isEmpty { await Task.yield() }
        #expect(receiver.all[0].headers["host"] == "haken.example.org:\(receiver.port)")
    }

    @Test("encrypted too: the handshake names the host")
    func serverName() async throws {
        let receiver = try Receiver { connection in
            var received = Receiver.Received()
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = recv(connection.socket, &buffer, buffer.count, 0)
            received.bytes = Array(buffer.prefix(max(0, count)))
            return received
        }
        defer { receiver.stop() }
        var sending = Sending()
        sending.options.resolver = FixedResolver(["127.0.0.1"])
        let error = await sending.failure(try sending.notifier("https://haken.example.org:\(receiver.port)/"))
        #expect(error?.code == .unreachable)
        while receiver.all.isEmpty { await Task.yield() }
        let hello = receiver.all[0].bytes
        let name = Array("haken.example.org".utf8)
        #expect(hello.first == 22 && hello.indices.contains { hello[$0...].starts(with: name) })
    }

    @Test("a name of which one address is not allowed, or that has none, leads nowhere")
    func mixed() async throws {
        var sending = Sending(allowing: [])
        for (addresses, code) in [
            (["93.184.215.14", "10.0.0.1"], DeliveryError.Code.notAllowed), (["::1", "93.184.215.14"], .notAllowed),
            ([], .unreachable),
        ] {
            sending.options.resolver = FixedResolver(addresses)
            let error = await sending.failure(try sending.notifier("https://haken.example.org/"))
            #expect(error?.code == code, "\(addresses)")
        }
    }

    @Test("what is no URL of a webhook is refused when it is read", arguments: [
        "", "haken.example.org", "ftp://a.example/", "file:///etc/passwd", "http+unix://%2Fvar%2Frun/", "https://",
        "https:///path", "https://user@a.example/", "https://user:secret@a.example/", "https://a.example/#part",
        "https://a.example:0/", "https://a.example:65536/", "https://a example/", "https://a.example/\r\nHost: b",
        "https://a.example\\@b.example/", "https://é.example/", "https://a%2eexample/", "https://[::1/",
        "https://[::g]/", "https://[fe80::1%25eth0]/", "https://a.example/" + String(repeating: "a", count: 2_048),
    ])
    func urls(url: String) { #expect(WebhookEndpoint(url) == nil) }

    @Test("what an endpoint says of itself does not contain its path, which may be a secret")
    func descriptions() throws {
        let endpoint = try #require(WebhookEndpoint("HTTPS://Haken.Example.org/T000/geheim?x=geheim"))
        #expect("\(endpoint)" == "https://haken.example.org:443")
        #expect(!String(reflecting: endpoint).contains("geheim"))
        var dumped = ""
        dump(endpoint, to: &dumped)
        #expect(!dumped.contains("geheim"))
    }

    @Test("ranges and addresses are read strictly", arguments: [
        "10.0.0.0/33", "10.0.0/8", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/+8", "::/129", "fe80::1%eth0", "", "/8", "a/8",
        "10.0.0.0/8/8", "010.0.0.1x",
    ])
    func ranges(text: String) { #expect(AddressRange(text) == nil) }

    @Test func containment() throws {
        let range = try #require(AddressRange("172.16.0.0/12"))
        for (address, isIn) in [
            ("172.16.0.0", true), ("172.31.255.255", true), ("172.32.0.0", false), ("172.15.255.255", false),
            ("::ffff:172.20.0.1", true), ("::1", false),
        ] {
            #expect(range.contains(try #require(IPAddress(address))) == isIn, "\(address)")
        }
        #expect(IPAddress("2001:DB8::1")?.description == "2001:db8:0:0:0:0:0:1")
    }
}
