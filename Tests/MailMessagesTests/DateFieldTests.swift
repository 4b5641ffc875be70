import Foundation
import MailMessages
import Testing

@Suite("Dates") struct DateFieldTests {
    @Test(
        "as the RFCs write them",
        arguments: [
            ("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T09:55:06-06:00"),
            ("Tue, 1 Jul 2003 10:52:37 +0200", "2003-07-01T10:52:37+02:00"),
            (
                "Thu,\r\n      13\r\n        Feb\r\n  1969\r\n      23:32\r\n   -0330 (Newfoundland Time)",
                "1969-02-13T23:32:00-03:30"
            ),
            ("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06+00:00"),
            ("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", nil),
            ("1 Jul 2003 (comment about date) 10:52:37 +0200", "2003-07-01T10:52:37+02:00"),
            ("Wed, 27 Jun 99 04:11 +0900", "1999-06-27T04:11:00+09:00"),
            ("Sun, 27 Oct 2002 23:57:07 EST", "2002-10-27T23:57:07-05:00"),
            ("Thu, 10 Jul 1997 14:53:31 EST5EDT", "1997-07-10T14:53:31-05:00"),
            ("Thu, 10 Jul 1997 14:53:31 A", "1997-07-10T14:53:31+00:00"),
            ("Thu, 10 Jul 1997 14:53:31 ZZZZ", "1997-07-10T14:53:31+00:00"),
            ("Thu, 10 Jul 1997 14:53:31 -0000", "1997-07-10T14:53:31+00:00"),
            ("1 Jan 101 00:00 +0000", "2001-01-01T00:00:00+00:00"),
            ("1 Jan 49 00:00 +0000", "2049-01-01T00:00:00+00:00"),
            ("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59+00:00"),
        ])
    func standard(_ value: String, _ expected: String?) { #expect(MailDate(value)?.description == expected) }

    @Test(
        "as programs write them",
        arguments: [
            ("Mon, 22 Mar 1994 13:34:51 +0000", "1994-03-22T13:34:51+00:00"),
            ("Fri Oct  7 16:15:05 1994", "1994-10-07T16:15:05+00:00"),
            ("Fri Oct  7 16:15:05 PDT 1994", "1994-10-07T16:15:05-07:00"),
            ("Fri, 07-Oct-94 16:15:05 GMT", "1994-10-07T16:15:05+00:00"),
            ("1994-10-07T16:15:05Z", "1994-10-07T16:15:05+00:00"),
            ("1994-10-07 16:15:05.123 -07:00", "1994-10-07T16:15:05-07:00"),
            ("Fri, 7 October 1994, 4:15:05 pm +0100", "1994-10-07T16:15:05+01:00"),
            ("Fri, 7 Oct 1994 16.15.05 +0200", "1994-10-07T16:15:05+02:00"),
            ("Fri, 7 Oct 1994 16:15:05 GMT+02:00", "1994-10-07T16:15:05+02:00"),
            ("Fri, 7 Oct 1994 16:15:05 +0200 (CEST)", "1994-10-07T16:15:05+02:00"),
            ("mar., 7 oct 1994 16:15:05 CEST", "1994-10-07T16:15:05+02:00"),
            ("20 11 (some \n 44 comments(more comments\n )) 79 05:34:27 -0300", "1979-11-20T05:34:27-03:00"),
        ])
    func deviations(_ value: String, _ expected: String) { #expect(MailDate(value)?.description == expected) }

    @Test(
        "what is none",
        arguments: [
            "", "Whenever", "some numbers 0 1 2 but invalid", "31 Feb 2020 10:00 +0000", "13 zzz 2021 09:55:06 +0200",
            "1 Jan 2020", "1 Jan 2020 25:00:00 +0000", "99999999999999999999 Jan 2020 10:00", "1 Jan 2020 99:99:99",
            "1 Jan 99999999999 10:00:00 +0000", "4 8 15 16 23 42",
        ])
    func none(_ value: String) { #expect(MailDate(value) == nil) }

    @Test("the instant is that of UTC, and damage is told")
    func instant() throws {
        let date = try #require(MailDate("Fri, 21 Nov 1997 09:55:06 -0600"))
        #expect(date.instant.timeIntervalSince1970 == 880_127_706)
        #expect(date.secondsFromGMT == -21_600)
        #expect(MailDate("1 Jan 1960 00:00:00 +0100")?.description == "1960-01-01T00:00:00+01:00")
        #expect(MailMessage("Date: Whenever\r\n\r\n").warnings == [MailWarning(kind: .badDate, place: "Date")])
    }
}
