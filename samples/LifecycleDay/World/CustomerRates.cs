using CustomerLifecycle;
using CustomerLifecycle.Analytics;
using CustomerLifecycle.Storage;
using LifecycleDay.Input;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>A customer opens the link of a survey and rates, if the input says that this one does.</summary>
internal sealed class CustomerRates(ISurveyService surveys, DayInput input, Chance chance, IIdGenerator ids) : IDueHandler
{
    internal const string Name = "day.survey";

    private const int TicketAnswerPercent = 45;

    public string Kind => Name;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        string[] parts = item.Payload.Split('|');
        ContactLine? line = parts[1].Length > 0 ? input.Find(new ConversationId(parts[1])) : null;
        int? score = line is not null ? line.Csat
            : chance.Percent("rates/" + item.Key, TicketAnswerPercent) ? chance.Between("score/" + item.Key, 2, 5)
            : null;
        if (score is { } rating)
        {
            using (ids.EnterScope(item.EffectKey + "/answer"))
            {
                await surveys.AnswerAsync(Shop.Tenant, parts[0], rating, cancellationToken: cancellationToken);
            }
        }
    }
}
