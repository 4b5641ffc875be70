import ServiceDesk

enum AccessMatrix {
    static let checks: [StoreCheck<any RequestStore>] = []
}
