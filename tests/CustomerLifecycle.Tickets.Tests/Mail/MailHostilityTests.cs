using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Tickets.Mail;

/// <summary>Mail is written by strangers.</summary>
public sealed class MailHostilityTests
{
    private static readonly string[] Pieces =
    [
        "Subject: ", "\r\n", "\n ", "<", ">", "@", "=?utf-8?B?", "?=", "=?x?Q?", "\"", "(", ")", ",", ";", ":", "Ticket#", "T1", "[", "]", "Re: ", "<p", "</script", "<!--", "\0", "\ud800", "水",
        "Message-ID: <1@x>", "From: a@b", "report-type=delivery-status", "Auto-Submitted: ", "vacation", "-", ".", "/", "&#x0;", "'", "=",
    ];

    [Fact]
    [Trait("Feature", "tickets.mail-headers")]
    public void Whatever_a_mail_says_it_is_decided_on_without_an_exception()
    {
        Gen<string> rubbish = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));
        MailRules rules = new(new() { SearchIn = (MailPlaces)63, SystemDomains = { "x" } });
        Prop.ForAll(rubbish.Four().ToArbitrary(), four =>
        {
            InboundMail mail = new()
            {
                Headers = MailHeaders.Parse(four.Item1 + "\nFrom: " + four.Item2 + "\nReferences: " + four.Item3 + "\nContent-Type: " + four.Item4),
                TextBody = four.Item2.Length % 2 == 0 ? four.Item2 : null,
                HtmlBody = four.Item3,
                Parts = [new() { MediaType = "message/delivery-status", Text = four.Item4 }, new() { MediaType = "message/rfc822", Text = four.Item1 }, new() { MediaType = "text/html", Text = four.Item2 }],
            };
            MailKeys keys = rules.KeysOf(mail);
            MailDecision decision = rules.Decide(mail, MailKnowledge.None, default);
            return keys.Numbers.Count <= 100 && decision.Ticket is null && MailFingerprint.Of(mail).Length < 80 && rules.CoreOf(mail.Subject).Length <= 65_536;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [Trait("Feature", "tickets.mail-headers")]
    [InlineData("<")]
    [InlineData("<a='>")]
    [InlineData("<a=\">")]
    [InlineData("<!--")]
    [InlineData("&#")]
    [InlineData("Ticket#")]
    [InlineData("Ticket#a-b-c-1 ")]
    [InlineData("=?utf-8?B?")]
    [InlineData("=?a?")]
    [InlineData("(")]
    [InlineData("\"")]
    [InlineData("<@")]
    [InlineData("Re: ")]
    [InlineData("\nMessage-ID: ")]
    [InlineData("\n ")]
    [InlineData(" ")]
    public void A_megabyte_of_anything_is_read_in_time_that_grows_with_its_length(string piece)
    {
        string much = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        InboundMail mail = new()
        {
            Headers = MailHeaders.Of(("From", much), ("To", much), ("Subject", much), ("References", much), ("Message-ID", much), ("Content-Type", much), ("Return-Path", "<>"), ("X-Loop", much)),
            HtmlBody = much,
            Parts = [new() { MediaType = "message/rfc822", Text = much }, new() { MediaType = "message/delivery-status", Text = much }, new() { MediaType = "text/html", Text = much }],
        };
        MailRules rules = new(new() { SearchIn = (MailPlaces)63, SystemDomains = { "support.example.com" } });
        long started = Stopwatch.GetTimestamp();

        rules.KeysOf(mail);
        rules.Decide(mail, MailKnowledge.None, default);
        MailHeaders.Parse(much);
        rules.CoreOf(much);

        // A scan that is not linear takes minutes for this.
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    [Trait("Feature", "tickets.mail-headers")]
    public void Too_many_fields_are_cut_and_that_is_said()
    {
        MailHeaders headers = MailHeaders.Of([.. Enumerable.Range(0, MailHeaders.MaximumFields + 1).Select(i => ($"X-{i}", "1"))]);
        MailHeaders longValue = MailHeaders.Of(("Subject", new string('x', MailHeaders.MaximumValue + 1)));

        Assert.Equal((MailHeaders.MaximumFields, true), (headers.Count, headers.IsCut));
        Assert.Equal((MailHeaders.MaximumValue, true), (longValue.First("Subject")!.Length, longValue.IsCut));
    }
}
