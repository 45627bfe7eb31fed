using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides what a mail is and which ticket it belongs to. Pure: no clock, no storage, no network. Thread-safe.</summary>
/// <remarks>Three steps, of which the middle one is the caller's: <see cref="KeysOf"/> says what to look up, the caller finds the tickets,
/// <see cref="Decide"/> decides. Whatever a stranger writes costs time in proportion to its length, which is bounded, and throws nothing.
/// <see cref="IMailIntake"/> does the whole over the tickets of this package.</remarks>
public sealed class MailRules
{
    private readonly MailRulesOptions _options;

    /// <summary>Creates rules.</summary>
    /// <param name="options">How mails find their tickets. Not to be changed afterwards.</param>
    /// <exception cref="OptionsValidationException">An option is out of its range; the message names it.</exception>
    public MailRules(MailRulesOptions? options = null)
    {
        _options = options ?? new();
        string[] problems = [.. _options.Problems()];
        if (problems.Length > 0)
        {
            throw new OptionsValidationException(nameof(MailRulesOptions), typeof(MailRulesOptions), problems);
        }
    }

    /// <summary>Says what kind of mail it is: bounce, out-of-office note, automatic reply, generated, bulk or personal; and whether an automatic
    /// answer may be sent.</summary>
    /// <param name="mail">The mail.</param>
    public MailClassification Classify(InboundMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return new MailClassifier(mail, _options).Classify();
    }

    /// <summary>What has to be looked up for a mail.</summary>
    /// <param name="mail">The mail.</param>
    public MailKeys KeysOf(InboundMail mail)
    {
        MailThread thread = new(mail, _options, Classify(mail));
        return new()
        {
            MessageId = MessageIds.Of(mail.Headers),
            Numbers = [.. thread.Numbers.SelectMany(place => place.Numbers).Concat(thread.ReturnedNumbers).Distinct(StringComparer.Ordinal).Take(100)],
            MessageIds = [.. thread.ReturnedIds.Concat(thread.References).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>Decides what is to be done with a mail.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="knowledge">What is known about its keys.</param>
    /// <param name="now">The time of the decision, for <see cref="MailRulesOptions.ReopenWindow"/>.</param>
    public MailDecision Decide(InboundMail mail, MailKnowledge knowledge, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return new MailDecider(mail, Classify(mail), _options, knowledge, now).Decide();
    }

    /// <summary>The subject of a mail that we send on a ticket: the ticket's tag and what the subject is about, such as
    /// <c>[Ticket#T000123] The kettle leaks</c>.</summary>
    /// <param name="number">The ticket's number.</param>
    /// <param name="subject">The subject; prefixes and an earlier tag are taken off.</param>
    public string SubjectOf(string number, string subject)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        ArgumentNullException.ThrowIfNull(subject);
        return MailText.Line($"{SubjectLine.Tag(number, _options)} {CoreOf(subject)}", Input.MaximumSubject);
    }

    /// <summary>What a subject is about: without prefixes such as <c>Re:</c> and without the tag of a ticket.</summary>
    /// <param name="subject">The subject.</param>
    public string CoreOf(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return SubjectLine.Core(subject, _options);
    }
}
