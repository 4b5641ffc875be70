/// Everything that the page says, by a name; ``ReportWords`` has it in each language.
enum ReportText: CaseIterable {
    // The page
    case reportTitle, wholeOrganisation, madeFor, noTeam, people, noDepartment, withheld, total, table, nothing
    case nothingMore, period, span, made, pair, and, back

    // Numbers and times
    case shareOf, seconds, minutes, hours, hoursMinutes, days, daysHours, weeks, years, shortMonths, shortWeekdays

    // Words of several parts
    case requests, team, opened, resolved, open, reopened, firstAnswer, nextAnswer, regularUpdate, resolution
    case inTime, of, share, half, nineOfTen

    // At a glance
    case glance, openAtEnd, targetsInTime, promisesKept, firstContact, sentBack, perDay, closedNone, closedSome
    case sinceSame, since, spread, ofCount

    // When requests come
    case peak, peakEqual, peakNote, peakEmpty, fewer, more, hour, cameDay, cameWeek, cameMonth, onDay, inWeek
    case inMonth, cameDayNote, cameWeekNote, cameMonthNote, backlogRose, backlogSame, backlogGrew, backlogShrank
    case backlogDayNote, backlogWeekNote, atStart, day, from, came

    // In time
    case goal, hatched, inTimeOnly, inTimeAll, inTimeSome, inTimeFew, inTimeLeast, inTimeNote, target, promised
    case kept, promises, promisesNote, promisedAnswer, promisedResolution, foretold, foretoldHeld, foretoldNote

    // How long it takes
    case inHands, wallTime, teamTime, time, measured, resolvedAll, resolvedHalf, answeredAll, answeredHalf
    case rangeNote, answerNote, handsNote, hoursNote, fewTimes, quickest, teamTimes, teamTimesNote, inWallTime
    case inTeamTime, teamsDiffer, teamsShown, waits, waitsNote, waitsHoursNote, own, cause, mean, timeShare
    case causeNobody, causeRequester, causeSupplier, causeOtherTeam, causeInformation, causeChange, causeProblem
    case causeApproval, causeDate, causeEvidence

    // The teams
    case teams, teamsMost, teamsNote, cameIn, contact, bounced, teamsFolded, teamWithheld, teamsWithheld

    // How much there is to do
    case overload, sign, toDo, notTaken, promisedSoon, comeDaily, doneDaily, load, queueDays, workingNone
    case workingOnly, workingOne, workingSome, workingNote, workingFew, reasonsOf, aloneAway, allAway, present
    case presentLimited, tooMuchLoad, tooMuchOfLoad, growing, growingDays, promisedTooMuch, promisedOverdue

    // Between teams
    case owing, owingOpen, owingNote, owedBy, owedTo, metInTime, metLate, notJudged, side, direction, late, excused
    case dropped, overdue, onTimeRate, owingFew, serving, servingBoth, servingNote, servingShown, asks, serves
    case owedInReturn, servingFew

    // Knowledge
    case knowing, knowingBetween, knowingRead, knowingNote, atLeast, atMost, openedNothing, helpful, knowledge

    // About the report
    case about, aboutJournal, aboutSpread, aboutKinds, missing, leftOut, partTargets, partPromises, partObligations
    case partFlows, partKnowledge, partEstimates, partWorkloads
}
