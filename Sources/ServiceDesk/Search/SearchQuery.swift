/// A question in someone's own words.
///
/// A request answers by its passages: the subject with the opening message and the answers to the form is one, each
/// later message is one. Requests with a passage that has all the words come first; where there are fewer of them than
/// asked for, the last word also stands for longer ones that begin with it, if it has three letters; and then requests
/// with some of the words follow (``SearchTier``). Within each of these, a request stands by its best passage, weighed
/// so that rare words count for more (BM25, ``PassageRanking``), newer ones first where that is equal.
///
/// Private notes are found only by those who may read them.
public struct SearchQuery: Hashable, Sendable {
    public var viewer: Viewer
    public var text: SearchText
    public var filter: RequestFilter
    /// 1 to 200.
    public var limit: Int

    public init(viewer: Viewer, text: SearchText, filter: RequestFilter = RequestFilter(), limit: Int = 25) {
        self.viewer = viewer
        self.text = text
        self.filter = filter
        self.limit = limit
    }
}
