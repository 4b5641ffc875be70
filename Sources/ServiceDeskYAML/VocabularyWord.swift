#if Web
    import ServiceDesk
    import ServiceDeskJSON

    /// A word of the vocabulary as people write it: `service-request` for `serviceRequest`.
    package protocol VocabularyWord: CaseIterable, RawRepresentable where RawValue == String {}

    extension VocabularyWord {
        package var word: String { rawValue.hyphenated }
    }

    extension RequestKind: VocabularyWord {}
    extension RequestState: VocabularyWord {}
    extension Resolution: VocabularyWord {}
    extension Pending.Reason: VocabularyWord {}
    extension RuleTrigger: VocabularyWord {}
    extension ClockChoices.Change: VocabularyWord {}
    extension ClockChoices.Reopening: VocabularyWord {}
    extension ClockChoices.EditedHours: VocabularyWord {}
    extension ClockChoices.Answer: VocabularyWord {}
    extension ClockChoices.Unanswered: VocabularyWord {}

    extension Impact {
        package var word: String { LevelWord.all[rawValue - 1] }
    }

    extension Urgency {
        package var word: String { LevelWord.all[rawValue - 1] }
    }

    extension Priority {
        package var word: String { String(describing: self) }

        /// `critical`, `1` or `p1`.
        package init?(word: String) {
            let text = word.lowercased()
            guard
                let found = Priority.allCases.first(where: {
                    [$0.word, "\($0.rawValue)", "p\($0.rawValue)"].contains(text)
                })
            else { return nil }
            self = found
        }
    }

    /// What impact and urgency have in common: three levels.
    package enum LevelWord {
        package static let all = ["high", "medium", "low"]
    }
#endif
