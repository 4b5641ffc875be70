#if Web
    import Foundation
    import Hummingbird
    import ServiceDesk

    /// Why the site itself does not answer.
    enum Refusal: Error {
        case notSignedIn
        case unknownPerson
        case foreignOrigin
        case tooOften
        case badForm(String)
        case tooLarge
        case tooSlow
        /// What says in a frame who it is, is not good, or not any more.
        case passOver
        /// A page of a frame was opened by itself.
        case notFramed
    }

    extension Site {
        /// What somebody is told whose request failed. What is not for them to see and what is not there are the same.
        func refusal(_ error: any Error, _ visit: Visit) -> Response {
            switch error {
            case Refusal.notSignedIn: return signIn(visit)
            case Refusal.notFramed: return problem(.forbidden, visit.text("error.notFramed"), visit)
            case Refusal.passOver: return problem(.unauthorized, visit.text("error.passOver"), visit)
            case Refusal.unknownPerson: return problem(.forbidden, visit.text("error.unknownPerson"), visit)
            case Refusal.foreignOrigin: return problem(.forbidden, visit.text("error.foreignOrigin"), visit)
            case Refusal.tooOften: return problem(.tooManyRequests, visit.text("error.tooOften"), visit)
            case Refusal.tooLarge: return problem(.contentTooLarge, visit.text("error.tooLarge"), visit)
            case Refusal.tooSlow: return problem(.requestTimeout, visit.text("error.tooSlow"), visit)
            case Refusal.badForm(let reason): return problem(.badRequest, reason, visit)
            case let error as Rejection where error.code == .notFound:
                let values: PageValues = ["text": visit.text("error.notFound"), "title": visit.text("error.missing")]
                return problem(.notFound, values, visit)
            case let error as Rejection:
                return problem(Self.status(of: error), visit.values(of: error), visit)
            case let error as StoreError where error.code == .busy || error.code == .unavailable:
                return problem(.serviceUnavailable, visit.text("error.busy"), visit)
            default:
                desk.configuration.logger.error(
                    "A page failed.",
                    metadata: ["path": "\(visit.message.pathWithoutSecrets)", "error": "\(String(reflecting: error))"])
                return problem(.internalServerError, visit.text("error.internal"), visit)
            }
        }

        static func status(of rejection: Rejection) -> HTTPResponse.Status {
            switch rejection.code {
            case .notFound: .notFound
            case .notPermitted: .forbidden
            case .tooLarge: .contentTooLarge
            case .contended, .outdated, .keyReused, .alreadyDone, .illegalInState: .conflict
            default: .unprocessableContent
            }
        }

        /// To where one signs in, and back again afterwards.
        private func signIn(_ visit: Visit) -> Response {
            guard visit.message.method == .get, !visit.isEmbedded, let path = identity.signInPath else {
                return problem(.unauthorized, visit.text("error.notSignedIn"), visit)
            }
            let page = identity.isOfSite ? options.path + path : path
            let next = visit.message.uri.description.percentEncoded
            return Response(status: .seeOther, headers: [.location: "\(page)?next=\(next)"])
        }

        private func problem(_ status: HTTPResponse.Status, _ text: String, _ visit: Visit) -> Response {
            problem(status, ["text": text], visit)
        }

        private func problem(_ status: HTTPResponse.Status, _ values: PageValues, _ visit: Visit) -> Response {
            do {
                let title: PageValues = ["title": visit.text("error.title")]
                return try visit.page("message", title.merging(values) { $1 }, status: status)
            } catch {
                desk.configuration.logger.error("A page failed.", metadata: ["error": "\(String(reflecting: error))"])
                return Response(status: status)
            }
        }
    }

    extension HTTPMessage {
        /// Addresses that sign in, and those of feeds, have a secret in them that is not for a log.
        fileprivate var pathWithoutSecrets: String {
            uri.path.split(separator: "/", omittingEmptySubsequences: false)
                .map { $0.utf8.count > 40 ? "…" : String($0) }.joined(separator: "/")
        }
    }
#endif
