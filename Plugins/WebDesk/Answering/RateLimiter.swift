#if Web
    import ServiceDesk
    import Synchronization

    /// So many of something in a time for each key: a bucket that fills evenly and is emptied by use.
    final class RateLimiter: Sendable {
        private struct Bucket {
            var left: Double
            var at: Timestamp
        }

        private let limit: Double
        private let seconds: Double
        private let buckets = Mutex([String: Bucket]())
        /// Full buckets are forgotten beyond so many; those that are not are few.
        private static let maximumCount = 100_000

        init(limit: Int, seconds: Int) { (self.limit, self.seconds) = (Double(limit), Double(seconds)) }

        func admits(_ key: String, at now: Timestamp) -> Bool {
            buckets.withLock { buckets in
                if buckets.count >= Self.maximumCount {
                    buckets = buckets.filter { filled($0.value, now) < limit }
                    // Nobody is kept out by others who try many names.
                    if buckets.count >= Self.maximumCount { buckets = [:] }
                }
                let left = buckets[key].map { filled($0, now) } ?? limit
                buckets[key] = Bucket(left: max(0, left - (left >= 1 ? 1 : 0)), at: now)
                return left >= 1
            }
        }

        private func filled(_ bucket: Bucket, _ now: Timestamp) -> Double {
            let passed = Double(max(0, now.microseconds - bucket.at.microseconds)) / 1_000_000
            return min(limit, bucket.left + passed * limit / seconds)
        }
    }
#endif
