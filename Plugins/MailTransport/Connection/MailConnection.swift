#if Mail
    import NIOCore
    import NIOPosix
    import NIOSSL
    import NIOTLS
    import Synchronization

    /// A connection to a mail server, by lines and bytes. Each step has its time; one that fails, or is cancelled, ends
    /// the connection.
    ///
    /// One task uses it at a time.
    final class MailConnection: Sendable {
        private let channel: any Channel
        private let inbox: NIOLoopBound<Inbox>
        private let endpoint: MailServerEndpoint
        /// That we have ended it, which the network does a little later.
        private let isEnded = Atomic(false)

        /// Longest line that a server may say, in bytes.
        static let maximumLine = 1 << 20

        private init(_ channel: any Channel, _ inbox: NIOLoopBound<Inbox>, _ endpoint: MailServerEndpoint) {
            (self.channel, self.inbox, self.endpoint) = (channel, inbox, endpoint)
        }

        /// - Parameter timeout: Of the connection, with TLS where that comes first.
        static func connect(to endpoint: MailServerEndpoint, timeout: Duration) async throws -> MailConnection {
            let context = endpoint.security == .tls ? try context(for: endpoint) : nil
            let bootstrap = ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connectTimeout(TimeAmount(timeout))
            do {
                // Nobody is asked for the inbox later: a server that says good-bye at once is closed by then.
                let (host, port) = (endpoint.host, endpoint.port)
                let (channel, inbox) = try await bootstrap.connect(host: host, port: port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        if let context { try pipeline.addHandler(try handler(context, for: endpoint)) }
                        let inbox = Inbox(channel.eventLoop)
                        try pipeline.addHandler(inbox)
                        return (channel, NIOLoopBound(inbox, eventLoop: channel.eventLoop))
                    }
                }
                let connection = MailConnection(channel, inbox, endpoint)
                if context != nil { try await connection.waitForTLS(timeout) }
                return connection
            } catch let error as MailTransportError {
                throw error
            } catch {
                throw MailTransportError(.unreachable, "\(endpoint) cannot be reached: \(error)")
            }
        }

        private static func context(for endpoint: MailServerEndpoint) throws -> NIOSSLContext {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.minimumTLSVersion = .tlsv12
            if let file = endpoint.trustRootsFile { configuration.trustRoots = .file(file) }
            do {
                return try NIOSSLContext(configuration: configuration)
            } catch {
                throw MailTransportError(.tls, "The certificates to trust for \(endpoint) cannot be read: \(error)")
            }
        }

        private static func handler(
            _ context: NIOSSLContext, for endpoint: MailServerEndpoint
        ) throws -> NIOSSLClientHandler {
            // An address is no name that can be asked for (RFC 6066, 3); the certificate is checked for it though.
            let isAddress = (try? SocketAddress(ipAddress: endpoint.host, port: endpoint.port)) != nil
            return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : endpoint.host)
        }

        /// Turns a plain connection into one with TLS. What the server said before and was not read yet could have been
        /// put there by anybody (CVE-2011-0411): then there is no going on.
        func startTLS(timeout: Duration) async throws {
            let context = try Self.context(for: endpoint)
            let (channel, inbox, endpoint) = (channel, inbox, endpoint)
            let isClean = try await channel.eventLoop.submit { () throws -> Bool in
                guard inbox.value.isEmpty else { return false }
                try channel.pipeline.syncOperations.addHandler(
                    try Self.handler(context, for: endpoint), position: .first)
                return true
            }.get()
            guard isClean else {
                close()
                throw MailTransportError(.tls, "\(endpoint) said more than it may before TLS began.")
            }
            try await waitForTLS(timeout)
        }

        private func waitForTLS(_ timeout: Duration) async throws {
            let inbox = inbox
            _ = try await step(timeout, "TLS") { inbox.value.handshake() }
        }

        var isOpen: Bool { channel.isActive && !isEnded.load(ordering: .acquiring) }

        func close() {
            isEnded.store(true, ordering: .releasing)
            channel.close(promise: nil)
        }

        // MARK: Lines and bytes

        func write(_ bytes: [UInt8], timeout: Duration) async throws {
            let channel = channel
            let buffer = channel.allocator.buffer(bytes: bytes)
            _ = try await step(timeout, "writing") { channel.writeAndFlush(buffer).map { nil } }
        }

        func write(line: String, timeout: Duration) async throws {
            try await write(Array("\(line)\r\n".utf8), timeout: timeout)
        }

        /// The next line without its end.
        func line(timeout: Duration) async throws -> String {
            let inbox = inbox
            let bytes = try await step(timeout, "an answer") { inbox.value.line(limit: Self.maximumLine) }
            return String(decoding: (bytes ?? []), as: UTF8.self)
        }

        /// Up to so many bytes, at least one.
        func bytes(upTo count: Int, timeout: Duration) async throws -> [UInt8] {
            let inbox = inbox
            return try await step(timeout, "a message") { inbox.value.bytes(upTo: count) } ?? []
        }

        /// Whether something comes within a time. That nothing comes is no failure.
        func hasInput(within time: Duration) async throws -> Bool {
            let (channel, inbox) = (channel, inbox)
            return try await withTaskCancellationHandler {
                try await channel.eventLoop.flatSubmit { () -> EventLoopFuture<Bool> in
                    let timer = channel.eventLoop.scheduleTask(in: TimeAmount(time)) { inbox.value.stopWaiting() }
                    return inbox.value.news().always { _ in timer.cancel() }
                }.get()
            } onCancel: {
                channel.close(promise: nil)
            }
        }

        /// Waits for the loop, and ends the connection when the time is over or the task is cancelled.
        private func step(
            _ timeout: Duration, _ what: String, _ body: @escaping @Sendable () -> EventLoopFuture<[UInt8]?>
        ) async throws -> [UInt8]? {
            let (channel, inbox, endpoint) = (channel, inbox, endpoint)
            return try await withTaskCancellationHandler {
                try await channel.eventLoop.flatSubmit {
                    let timer = channel.eventLoop.scheduleTask(in: TimeAmount(timeout)) {
                        let text = "\(endpoint) has let \(timeout) pass without \(what)."
                        inbox.value.fail(MailTransportError(.timedOut, text))
                        channel.close(promise: nil)
                    }
                    return body().always { _ in timer.cancel() }
                        .flatMapErrorThrowing { error in
                            channel.close(promise: nil)
                            throw Self.transportError(error, endpoint)
                        }
                }.get()
            } onCancel: {
                channel.close(promise: nil)
            }
        }

        private static func transportError(_ error: any Error, _ endpoint: MailServerEndpoint) -> MailTransportError {
            switch error {
            case let error as MailTransportError: error
            case is NIOSSLError, is BoringSSLError:
                MailTransportError(.tls, "TLS with \(endpoint) failed: \(error)")
            default: MailTransportError(.closed, "The connection to \(endpoint) broke: \(error)")
            }
        }
    }

    /// What came in and was not read yet, and who waits for it. Lives in the loop of its channel.
    ///
    /// Nothing is asked of the network while much is waiting, so that a server cannot fill the memory.
    private final class Inbox: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private enum Wish {
            case line(Int)
            case bytes(Int)
        }

        private static let highWater = 512 << 10
        private static let lowWater = 64 << 10

        private let loop: any EventLoop
        private var buffer = ByteBuffer()
        private var wish: (wish: Wish, promise: EventLoopPromise<[UInt8]?>)?
        private var handshakePromise: EventLoopPromise<[UInt8]?>?
        private var newsPromise: EventLoopPromise<Bool>?
        private var isHandshakeDone = false
        private var failure: (any Error)?
        private var isPaused = false
        private var context: ChannelHandlerContext?

        init(_ loop: any EventLoop) { self.loop = loop }

        var isEmpty: Bool { buffer.readableBytes == 0 }

        func handlerAdded(context: ChannelHandlerContext) { self.context = context }
        func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            var bytes = unwrapInboundIn(data)
            buffer.writeBuffer(&bytes)
            newsPromise?.succeed(true)
            newsPromise = nil
            serve()
            if buffer.readableBytes > Self.highWater, !isPaused { pause(true) }
        }

        private func pause(_ isPaused: Bool) {
            self.isPaused = isPaused
            do {
                try context?.channel.syncOptions?.setOption(.autoRead, value: !isPaused)
            } catch {
                fail(error)
            }
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case .handshakeCompleted? = event as? TLSUserEvent {
                isHandshakeDone = true
                handshakePromise?.succeed(nil)
                handshakePromise = nil
            }
            context.fireUserInboundEventTriggered(event)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            fail(error)
            context.close(promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) {
            fail(MailTransportError(.closed, "The server has closed the connection."))
        }

        /// From now on everybody who waits, or will, is told so; what came before can still be read.
        func fail(_ error: any Error) {
            if failure == nil { failure = error }
            handshakePromise?.fail(error)
            handshakePromise = nil
            newsPromise?.fail(error)
            newsPromise = nil
            serve()
        }

        func handshake() -> EventLoopFuture<[UInt8]?> {
            let promise = loop.makePromise(of: [UInt8]?.self)
            if isHandshakeDone {
                promise.succeed(nil)
            } else if let failure {
                promise.fail(failure)
            } else {
                handshakePromise = promise
            }
            return promise.futureResult
        }

        func line(limit: Int) -> EventLoopFuture<[UInt8]?> { wait(.line(limit)) }
        func bytes(upTo count: Int) -> EventLoopFuture<[UInt8]?> { wait(.bytes(count)) }

        /// Whether there is something to read, once that is known.
        func news() -> EventLoopFuture<Bool> {
            let promise = loop.makePromise(of: Bool.self)
            if !isEmpty {
                promise.succeed(true)
            } else if let failure {
                promise.fail(failure)
            } else {
                newsPromise = promise
            }
            return promise.futureResult
        }

        func stopWaiting() {
            newsPromise?.succeed(false)
            newsPromise = nil
        }

        private func wait(_ wish: Wish) -> EventLoopFuture<[UInt8]?> {
            precondition(self.wish == nil, "One task uses a connection at a time.")
            let promise = loop.makePromise(of: [UInt8]?.self)
            self.wish = (wish, promise)
            serve()
            return promise.futureResult
        }

        private func serve() {
            guard let (wish, promise) = wish else { return }
            let found: [UInt8]?
            switch wish {
            case .bytes(let count): found = buffer.readBytes(length: min(count, buffer.readableBytes))
            case .line(let limit):
                guard let end = buffer.readableBytesView.firstIndex(of: 0x0A) else {
                    guard buffer.readableBytes <= limit else {
                        return answer(promise, .failure(MailTransportError(.protocolViolation, "A line is too long.")))
                    }
                    return answer(promise, nil)
                }
                guard end - buffer.readerIndex <= limit else {
                    return answer(promise, .failure(MailTransportError(.protocolViolation, "A line is too long.")))
                }
                var line = buffer.readBytes(length: end - buffer.readerIndex + 1) ?? []
                line.removeLast()
                if line.last == 0x0D { line.removeLast() }
                return answer(promise, .success(line))
            }
            answer(promise, found.flatMap { $0.isEmpty ? nil : .success($0) })
        }

        private func answer(_ promise: EventLoopPromise<[UInt8]?>, _ result: Result<[UInt8]?, any Error>?) {
            guard let result = result ?? failure.map({ .failure($0) }) else { return }
            wish = nil
            // What was read takes room until it is dropped.
            if isEmpty {
                buffer = ByteBuffer()
            } else if buffer.readerIndex > Self.lowWater {
                buffer.discardReadBytes()
            }
            if isPaused, buffer.readableBytes < Self.lowWater { pause(false) }
            promise.completeWith(result)
        }
    }
#endif
