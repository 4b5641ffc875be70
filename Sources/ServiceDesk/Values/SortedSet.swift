/// A small set that keeps its elements in order, so that it is encoded to the same bytes however it came about.
///
/// Insertion and removal are linear; membership is a binary search. Meant for tens of elements.
public struct SortedSet<Element: Comparable & Hashable & Codable & Sendable>: Hashable, Sendable {
    public private(set) var elements: [Element]

    public init() { elements = [] }

    public init(_ elements: some Sequence<Element>) {
        self.elements = elements.sorted()
        guard self.elements.count > 1 else { return }
        var kept = 1
        for index in 1..<self.elements.count where self.elements[index] != self.elements[kept - 1] {
            self.elements[kept] = self.elements[index]
            kept += 1
        }
        self.elements.removeLast(self.elements.count - kept)
    }

    private func position(of element: Element) -> Int {
        var (low, high) = (0, elements.count)
        while low < high {
            let middle = (low + high) / 2
            if elements[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }

    public func contains(_ element: Element) -> Bool {
        let position = position(of: element)
        return position < elements.count && elements[position] == element
    }

    /// Returns whether the element was new.
    @discardableResult
    public mutating func insert(_ element: Element) -> Bool {
        let position = position(of: element)
        if position < elements.count, elements[position] == element { return false }
        elements.insert(element, at: position)
        return true
    }

    /// Returns whether the element was there.
    @discardableResult
    public mutating func remove(_ element: Element) -> Bool {
        let position = position(of: element)
        guard position < elements.count, elements[position] == element else { return false }
        elements.remove(at: position)
        return true
    }
}

extension SortedSet: RandomAccessCollection, ExpressibleByArrayLiteral, Codable {
    public var startIndex: Int { 0 }
    public var endIndex: Int { elements.count }
    public subscript(position: Int) -> Element { elements[position] }
    public init(arrayLiteral elements: Element...) { self.init(elements) }
    public init(from decoder: any Decoder) throws { self.init(try [Element](from: decoder)) }
    public func encode(to encoder: any Encoder) throws { try elements.encode(to: encoder) }
}
