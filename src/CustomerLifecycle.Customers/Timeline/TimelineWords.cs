using System.Globalization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Customers.Timeline;

/// <summary>Who did it, and what happened in a few words, for each event.</summary>
internal static class TimelineWords
{
    internal static string? Actor(ContactEvent e) => e switch
    {
        ContactAssigned a => a.Agent.Value,
        ContactCompleted c => c.Agent.Value,
        ContactClosed c => c.Agent.Value,
        ContactTransferred t => t.FromAgent.Value,
        CallProgressed c => c.Agent?.Value,
        _ => null,
    };

    internal static string? Text(ContactEvent e) => e switch
    {
        ContactQueued q => q.Queue.Value,
        ContactCompleted c => c.Outcome?.ToString(),
        ContactOverflowed o => o.Rule,
        ContactTransferred t => t.ToAgent?.Value ?? t.ToQueue?.Value,
        CallProgressed c => c.State.ToString(),
        _ => null,
    };

    internal static string? Text(BotEvent e) => e switch
    {
        BotAnswered b => b.Entry,
        BotHandedOver b => b.Reason,
        LeadDetailsCaptured l => l.Interest,
        _ => null,
    };

    internal static string? Actor(TicketEvent e) => e switch
    {
        TicketTransitioned t => t.Actor,
        TicketReplied r => r.Agent?.Value ?? r.Sender.ToString(),
        _ => null,
    };

    internal static string? Text(TicketEvent e) => e switch
    {
        TicketCreated t => t.Number + " " + t.Type,
        TicketTransitioned t => t.From + " -> " + t.To,
        TicketAssigned t => t.Agent?.Value ?? t.Group,
        TicketHandedOver t => t.ToGroup,
        TicketMerged t => t.IntoNumber,
        TicketSplit t => t.IntoNumber,
        TicketLinked t => t.Kind + " " + t.OtherNumber,
        FieldReportSubmitted t => t.IsComplete ? "complete" : t.IncompleteReason,
        CallbackRequested t => t.CallbackReason,
        CallbackCompleted t => t.Outcome.ToString(),
        TicketApprovalRequested t => t.Approval,
        TicketApprovalDecided t => t.Status.ToString(),
        TicketSlaBreached t => t.Target.ToString(),
        TicketSlaEscalated t => t.Target.ToString(),
        TicketSlaMet t => t.Target.ToString(),
        TicketNotificationRequested t => t.Notice,
        _ => null,
    };

    internal static string? Actor(LeadEvent e) => e switch
    {
        LeadClaimed l => l.Agent.Value,
        LeadContacted l => l.Agent.Value,
        LeadRecycled l => l.FormerOwner.Value,
        LeadClosed l => l.Agent?.Value,
        _ => null,
    };

    internal static string? Text(LeadEvent e) => e switch
    {
        LeadCaptured l => l.Pool,
        LeadContacted l => l.Outcome.ToString(),
        LeadRecycled l => l.Rule,
        LeadMerged l => l.Into.Value,
        LeadClosed l => l.Reason,
        _ => null,
    };

    internal static string? Text(SurveyEvent e) => e is SurveyAnswered answered
        ? string.Create(CultureInfo.InvariantCulture, $"{answered.Kind} {answered.Score} {answered.Comment}").TrimEnd()
        : e.Kind.ToString();

    internal static string? Text(CustomerEvent e) => e switch
    {
        CustomerTagged t => t.Tag,
        CustomerUntagged t => t.Tag,
        CustomerLevelChanged l => l.To,
        CustomersMerged m => m.Reason,
        _ => null,
    };
}
