#if Mail
    import NIOCore
    import NIOPosix
    import ServiceLifecycle

    /// Receives mail from the mail server of an organisation (LMTP, RFC 2033): Postfix, Exim and others hand over each
    /// message for all of its recipients, and are told of each recipient whether the message is kept.
    ///
    /// It has no authentication and no TLS: it listens on the loopback interface or on a socket in the file system,
    /// next to the mail server.
    public struct LMTPServer: ServiceLifecycle.Service {
        private let options: LMTPOptions
        private let handler: any LMTPHandler
        private let started: @Sendable (Int?) -> Void

        /// - Parameter started: Called once it listens, with the port.
        public init(
            _ options: LMTPOptions, handler: any LMTPHandler, started: @escaping @Sendable (Int?) -> Void = { _ in }
        ) {
            (self.options, self.handler, self.started) = (options, handler, started)
        }

        private typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

        /// Receives until it is told to stop: then it takes no new connections, and what is being delivered ends.
        ///
        /// - Throws: ``MailTransportError`` where it cannot listen.
        public func run() async throws {
            let server = try await listen()
            started(server.channel.localAddress?.port)
            let memory = Budget(options.memory)
            let stopping = Stopping()
            try await withGracefulShutdownHandler {
                try await server.executeThenClose { connections in
                    try await withThrowingDiscardingTaskGroup { group in
                        for try await connection in connections {
                            group.addTask { await serve(connection, memory, stopping) }
                        }
                    }
                }
            } onGracefulShutdown: {
                stopping.stop()
                server.channel.close(promise: nil)
            }
        }

        private func listen() async throws -> NIOAsyncChannel<Connection, Never> {
            let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            let idle = TimeAmount(options.idleTimeout)
            @Sendable func prepare(_ channel: any Channel) -> EventLoopFuture<Connection> {
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(IdleStateHandler(readTimeout: idle))
                    try channel.pipeline.syncOperations.addHandler(CloseWhenIdle())
                    return try Connection(wrappingChannelSynchronously: channel)
                }
            }
            do {
                switch options.address {
                case .host(let host, let port):
                    let address = try SocketAddress.makeAddressResolvingHost(host, port: port)
                    guard address.isLoopback || options.allowsOtherMachines else {
                        throw MailTransportError(
                            .notAllowed,
                            "“\(host)” can be reached by other machines, and LMTP has no authentication: listen on "
                                + "127.0.0.1, ::1 or a socket, or allow other machines.")
                    }
                    return try await bootstrap.bind(to: address, childChannelInitializer: prepare)
                case .unixSocket(let path):
                    return try await bootstrap.bind(
                        unixDomainSocketPath: path, cleanupExistingSocketFile: true, childChannelInitializer: prepare)
                }
            } catch let error as MailTransportError {
                throw error
            } catch {
                throw MailTransportError(.unreachable, "LMTP cannot listen at \(options.address): \(error)")
            }
        }

        // MARK: One connection

        /// A connection that breaks ends by itself: what was not answered comes again.
        private func serve(_ connection: Connection, _ memory: Budget, _ stopping: Stopping) async {
            guard stopping.begin(atMost: options.maximumConnections) else {
                try? await connection.executeThenClose { _, outbound in
                    try await outbound.write(ByteBuffer(string: "421 4.3.2 There are too many connections.\r\n"))
                }
                return
            }
            defer { stopping.end() }
            try? await connection.executeThenClose { inbound, outbound in
                let delivering = try await connection.channel.eventLoop.submit {
                    try connection.channel.pipeline.syncOperations.handler(type: CloseWhenIdle.self).delivering
                }.get()
                var conversation = Conversation(
                    server: self, memory: memory, outbound: outbound, delivering: delivering)
                defer { conversation.release() }
                let isOver = stopping.watch {
                    if delivering.mayEndNow() { connection.channel.close(promise: nil) }
                }
                defer { stopping.forget(isOver) }
                try await outbound.write(ByteBuffer(string: conversation.session.greeting))
                for try await bytes in inbound {
                    guard try await conversation.go(on: bytes) else { return }
                }
            }
        }

        private struct Conversation {
            let server: LMTPServer
            let memory: Budget
            let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
            let delivering: Delivering
            var session: LMTPSession
            private var reserved = 0
            private var began = ContinuousClock.now

            init(
                server: LMTPServer, memory: Budget, outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
                delivering: Delivering
            ) {
                (self.server, self.memory, self.outbound, self.delivering) = (server, memory, outbound, delivering)
                session = LMTPSession(server.options)
            }

            mutating func release() {
                memory.release(reserved)
                reserved = 0
            }

            /// - Returns: Whether the conversation goes on.
            mutating func go(on bytes: ByteBuffer) async throws -> Bool {
                session.receive(bytes.readableBytesView)
                var answers = ""
                while let action = session.next() {
                    switch action {
                    case .reply(let text): answers += text
                    case .check(let recipient, let sender):
                        let refusal = await server.handler.refusal(of: recipient, from: sender)
                        if case .reply(let text) = session.answer(recipient: recipient, refusal: refusal) {
                            answers += text
                        }
                    case .reserve(let size):
                        // What was said so far is not kept waiting.
                        try await write(&answers)
                        delivering.begin()
                        try await memory.reserve(size)
                        (reserved, began) = (size, .now)
                        if delivering.end() { return false }
                        if case .reply(let text) = session.begin(reserved: size) { answers += text }
                    case .deliver:
                        try await write(&answers)
                        delivering.begin()
                        if case .reply(let text) = session.finish(await deliver()) { answers += text }
                        release()
                        try await write(&answers)
                        if delivering.end() { return false }
                    }
                }
                if session.isReceiving, began.duration(to: .now) > server.options.messageTimeout {
                    answers += "421 4.4.2 The message takes too long.\r\n"
                    try await write(&answers)
                    return false
                }
                try await write(&answers)
                return !session.isOver
            }

            private func write(_ text: inout String) async throws {
                guard !text.isEmpty else { return }
                try await outbound.write(ByteBuffer(string: text))
                text = ""
            }

            private mutating func deliver() async -> [LMTPReply] {
                let recipients = session.recipients
                guard let message = session.takeMessage() else {
                    // More than was declared is a mistake that may not come again; more than is taken will.
                    let reply =
                        reserved < server.options.maximumSize
                        ? LMTPReply(452, "4.3.1", "The message is larger than was declared.")
                        : LMTPReply(552, "5.3.4", "The message is larger than \(reserved) bytes.")
                    return recipients.map { _ in reply }
                }
                let replies = await server.handler.deliver(message, from: session.envelopeSender, to: recipients)
                precondition(replies.count == recipients.count, "There is one answer for each recipient.")
                return replies
            }
        }
    }

    /// Ends a connection that says nothing.
    private final class CloseWhenIdle: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        let delivering = Delivering()

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if event is IdleStateHandler.IdleStateEvent {
                // Whoever waits for us is not idle.
                if !delivering.isBusy { context.close(promise: nil) }
            } else {
                context.fireUserInboundEventTriggered(event)
            }
        }
    }

    extension SocketAddress {
        var isLoopback: Bool {
            switch self {
            case .v4: ipAddress?.hasPrefix("127.") == true
            case .v6: ipAddress == "::1"
            case .unixDomainSocket: true
            }
        }
    }
#endif
