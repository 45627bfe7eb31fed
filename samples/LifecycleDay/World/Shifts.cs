using CustomerLifecycle;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage;
using LifecycleDay.Input;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>An agent's shift begins or ends.</summary>
internal sealed class Shifts(IRouter router, DayInput input, IIdGenerator ids) : IDueHandler
{
    internal const string Name = "day.shift";
    internal const string Begin = "begin";
    internal const string End = "end";

    public string Kind => Name;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        AgentLine line = input.FindAgent(new AgentId(item.Payload))!;
        using (ids.EnterScope(item.EffectKey + "/shift"))
        {
            if (item.Key.StartsWith(Begin, StringComparison.Ordinal))
            {
                await router.SignInAsync(Shop.Tenant, Profile(line), idempotencyKey: item.EffectKey, cancellationToken: cancellationToken);
            }
            else
            {
                await router.SignOutAsync(Shop.Tenant, new AgentId(line.Id), idempotencyKey: item.EffectKey, cancellationToken: cancellationToken);
            }
        }
    }

    private static AgentProfile Profile(AgentLine line)
    {
        Dictionary<string, int> skills = new(line.Skills, StringComparer.Ordinal);
        foreach (string language in line.Languages)
        {
            skills["lang-" + language] = 100;
        }

        return new AgentProfile
        {
            Id = new AgentId(line.Id),
            Skills = skills,
            // A supervisor helps out with complaints when nobody else can.
            Queues = line.Role == "supervisor"
                ? [new AgentQueue { Queue = Shop.Complaints, Tier = 1 }]
                : [new AgentQueue { Queue = Shop.Service }, new AgentQueue { Queue = Shop.Sales }, new AgentQueue { Queue = Shop.Complaints }],
            Capacity = new AgentCapacity
            {
                Total = line.MaxChats,
                // Who is on the telephone does nothing else.
                Channels = [.. Shop.Channels.Select(channel => new ChannelCapacity { Channel = channel, Exclusive = channel == Channel.Voice })],
            },
            Team = line.Team,
            BusinessUnit = line.Department,
        };
    }
}
