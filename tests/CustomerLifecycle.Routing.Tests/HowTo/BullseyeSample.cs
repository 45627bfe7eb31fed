using static CustomerLifecycle.Routing.AttributeExpression;

namespace CustomerLifecycle.Routing.Tests.HowTo;

/// <summary>The code of docs/how-to/bullseye-routing.md.</summary>
internal static class BullseyeSample
{
    public static AgentProfile Agent()
    {
        // <page>
        AgentProfile ann = new()
        {
            Id = new("ann"),
            Queues = [new() { Queue = new("service") }],
            Skills = new Dictionary<string, int> { ["ovens"] = 60, ["lang:fr"] = 90 },
            Attributes = new Dictionary<string, AttributeValue> { ["region"] = "north", ["tools"] = AttributeValue.SetOf("crane", "lift") },
        };
        // </page>
        return ann;
    }

    public static ContactRequest Contact()
    {
        // <page>
        ContactRequest call = new()
        {
            Contact = new("call-1"),
            Queue = new("service"),
            Channel = Channel.Voice,
            Attributes = new Dictionary<string, string> { ["region"] = "south" },
            Steps =
            [
                new()
                {
                    Skills = [SkillRequirement.AtLeast("ovens", 80), SkillRequirement.AtLeast("lang:fr", 50)],
                    Condition = AttributeExpression.Agent("region").Is(AttributeExpression.Contact("region")),
                    ExpiresAfter = TimeSpan.FromSeconds(30),
                },
                new() { Skills = [SkillRequirement.AtLeast("ovens", 50), SkillRequirement.AtLeast("lang:fr", 50)], ExpiresAfter = TimeSpan.FromSeconds(30) },
                new() { Skills = [SkillRequirement.AtLeast("lang:fr", 50)] },
            ],
        };
        // </page>
        return call;
    }

    public static AttributeExpression Condition()
    {
        // <page>
        AttributeExpression condition = All(
            AttributeExpression.Agent("region").Is(AttributeExpression.Contact("region")),
            Any(AttributeExpression.Agent("seniority").AtLeast(3), Not(AttributeExpression.Contact("level").In("gold", "black"))));
        string text = condition.ToString();
        // agent.region = contact.region and (agent.seniority >= 3 or not contact.level in ('gold', 'black'))
        // </page>
        return text.Length > 0 ? condition : Never;
    }

    public static async Task<string> WhyAsync(IRouter router, TenantId shop)
    {
        // <page>
        RoutingExplanation why = (await router.ExplainAsync(shop, new("call-1")))!;
        AgentVerdict ann = why.Candidates.Single(candidate => candidate.Agent == new AgentId("ann"));
        return $"step {why.Step}: {string.Join(", ", ann.Obstacles)}; {ann.UnmetCondition}";
        // </page>
    }
}
