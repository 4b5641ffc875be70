#if Mail
    import MailTransport
    import ServiceDesk

    /// Sends mail through an SMTP server.
    public struct SMTPSender: MailSender {
        private let client: SMTPClient

        public init(_ client: SMTPClient) { self.client = client }

        public func send(_ mail: OutgoingMail) async throws(DeliveryError) {
            do {
                try await client.send(mail.content, from: mail.sender, to: mail.recipient)
            } catch let error as MailTransportError {
                throw DeliveryError(error.deliveryCode, error.description)
            } catch {
                throw DeliveryError(.failed, "\(error)")
            }
        }
    }

    extension MailTransportError {
        fileprivate var deliveryCode: DeliveryError.Code {
            switch code {
            case .permanent: .refused
            case .unreachable, .timedOut, .closed, .unknownOutcome: .unreachable
            default: .failed
            }
        }
    }
#endif
