/// A small set that keeps its elements in order, so that it is encoded to the same bytes however it came about.
///
/// Insertion and removal are linear; membership is a binary search. Meant for tens of elements.
///
/// Inlinable, so that modules that make many sets need not look up their type for each.
public struct SortedSet<Element: Comparable & Hashable & Codable & Sendable>: Hashable, Sendable {
    @usableFromInline var ordered: [Element]

    @inlinable public var elements: [Element] { ordered }

    @inlinable public init() { ordered = [] }

    @inlinable public init(_ elements: some Sequence<Element>) {
        ordered = []
        let elements = Array(elements)
        ordered.reserveCapacity(elements.count)
        // Sorting costs more than inserting a few, and less than inserting many.
        for element in elements.count > 16 ? elements.sorted() : elements where ordered.last != element {
            if let last = ordered.last, element < last { insert(element) } else { ordered.append(element) }
        }
    }

    @inlinable func position(of element: Element) -> Int {
        var (low, high) = (0, ordered.count)
        while low < high {
            let middle = (low + high) / 2
            if ordered[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }

    @inlinable public func contains(_ element: Element) -> Bool {
        let position = position(of: element)
        return position < ordered.count && ordered[position] == element
    }

    /// Returns whether the element was new.
    @discardableResult
    @inlinable public mutating func insert(_ element: Element) -> Bool {
        let position = position(of: element)
        if position < ordered.count, ordered[position] == element { return false }
        ordered.insert(element, at: position)
        return true
    }

    /// Returns whether the element was there.
    @discardableResult
    @inlinable public mutating func remove(_ element: Element) -> Bool {
        let position = position(of: element)
        guard position < ordered.count, ordered[position] == element else { return false }
        ordered.remove(at: position)
        return true
    }
}

extension SortedSet: RandomAccessCollection, ExpressibleByArrayLiteral, Codable {
    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { ordered.count }
    @inlinable public subscript(position: Int) -> Element { ordered[position] }
    public init(arrayLiteral elements: Element...) { self.init(elements) }
    public init(from decoder: any Decoder) throws { self.init(try [Element](from: decoder)) }
    public func encode(to encoder: any Encoder) throws { try ordered.encode(to: encoder) }
}
