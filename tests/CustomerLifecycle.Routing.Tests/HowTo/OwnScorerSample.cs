namespace CustomerLifecycle.Routing.Tests.HowTo;

/// <summary>The code of docs/how-to/your-own-scorer.md.</summary>
internal static class OwnScorerSample
{
    public static QueueDefinition Queue()
    {
        // <page>
        QueueDefinition sales = new() { Id = new("sales"), Strategy = RoutingStrategy.Custom, Scorer = "conversion" };
        // </page>
        return sales;
    }

    // <page>
    public sealed class ConversionScorer(IReadOnlyDictionary<(string Agent, string Product), double> rates) : IAgentScorer
    {
        public string Name => "conversion";

        public double Score(AgentSnapshot agent, ContactSnapshot contact, DateTimeOffset at)
        {
            string product = contact.Request.Attributes.GetValueOrDefault("product", "");
            return rates.GetValueOrDefault((agent.Profile.Id.Value, product), 0.1) / (1 + agent.OpenContacts);
        }
    }
    // </page>
}
