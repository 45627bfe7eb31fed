namespace CustomerLifecycle.Tickets;

/// <summary>One rule that was looked at.</summary>
/// <param name="Rule">The rule's stable name, such as <c>bounce.report</c> or <c>thread.subject</c>.</param>
/// <param name="Holds">Whether it holds for the mail.</param>
/// <param name="Detail">What was seen, without personal data.</param>
public sealed record MailFinding(string Rule, bool Holds, string Detail);
