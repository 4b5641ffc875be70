import ServiceDesk

// What people agree to, do step by step, find out and say of each other.

extension LockstepScript {
    /// - Parameter request: As it stands, if it is known.
    mutating func collaborating(
        _ request: Request?, _ reference: RequestReference, by actor: LockstepActor
    ) -> LockstepStep? {
        guard let request else { return nil }
        if let approval = request.approvals.last, approval.isOpen, random.happens(70) {
            return answer(to: approval, reference, by: actor)
        }
        if let obligation = request.obligation, request.state.isOpen, random.happens(90),
            case .person(let person) = obligation.obligor
        {
            return .perform(.askExcuse(newMessage()), reference, by: .person(person), key: nil)
        }
        if random.happens(15) {
            let answer = SurveyAnswer(rating: Int.random(in: 0...5, using: &random), isShared: random.happens(30))
            return .perform(.answerSurvey(answer), reference, by: .person(request.requester), key: nil)
        }
        if let step = request.checklist.first, random.happens(50) {
            return .perform(.tick(step: step.id, isDone: step.done == nil), reference, by: .host, key: nil)
        }
        if request.kind == .problem, random.happens(50) {
            let prevention = Prevention(text(upTo: 5), since: time() ?? clock.now())
            let command =
                random.happens(50) ? RequestCommand.prevent(prevention) : .diagnose(Diagnosis(cause: text(upTo: 5)))
            return .perform(command, reference, by: .host, key: nil)
        }
        let command: RequestCommand
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: command = .askApproval(question())
        case 2: command = .addSteps([text(upTo: 4), random.happens(95) ? text(upTo: 3) : ""])
        case 3, 4: command = .tick(step: Int.random(in: 1...2, using: &random), isDone: random.happens(70))
        case 5:
            command = random.happens(60) ? .addThing(thing()) : .removeThing(request.about.elements.first ?? thing())
        case 6: command = .diagnose(Diagnosis(cause: text(upTo: 5)))
        default: return .perform(.thank([person(), person()], text(upTo: 6)), reference, by: actor, key: nil)
        }
        return .perform(command, reference, by: random.happens(60) ? .host : actor, key: nil)
    }

    private mutating func answer(
        to approval: Approval, _ reference: RequestReference, by actor: LockstepActor
    ) -> LockstepStep {
        guard random.happens(75), let approver = approval.missing.first else {
            return .perform(.withdrawApproval(approval.id), reference, by: random.happens(60) ? .host : actor, key: nil)
        }
        let command = RequestCommand.decideApproval(
            approval.id, agrees: random.happens(70), remark: random.happens(50) ? "x" : "")
        return .perform(command, reference, by: random.happens(80) ? .person(approver) : actor, key: nil)
    }

    private mutating func question() -> ApprovalQuestion {
        let people: SortedSet<Person.ID> = [person(), person()]
        return ApprovalQuestion(
            random.happens(95) ? text(upTo: 6) : "", from: random.happens(80) ? .people(people) : .manager,
            needed: random.happens(50) ? 1 : nil, within: random.happens(50) ? 7_200 : nil)
    }

    private mutating func thing() -> Thing { Thing("device", "LT-\(Int.random(in: 1...4, using: &random))") }
}
