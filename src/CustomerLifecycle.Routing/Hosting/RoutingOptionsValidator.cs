using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Routing;

/// <summary>Checks what attributes cannot: credits, levels, scorers and queues.</summary>
internal sealed class RoutingOptionsValidator(IEnumerable<IAgentScorer> scorers) : IValidateOptions<RoutingOptions>
{
    public ValidateOptionsResult Validate(string? name, RoutingOptions options)
    {
        var pool = options.ToPoolOptions(scorers, hours: null);
        if (PoolOptionsCheck.Problem(pool) is { } problem)
        {
            return ValidateOptionsResult.Fail(problem);
        }

        var ranker = new AgentRanker(pool);
        foreach (var queue in options.Queues)
        {
            try
            {
                QueueCheck.Check(queue, ranker);
            }
            catch (ArgumentException e)
            {
                return ValidateOptionsResult.Fail($"Queue '{queue.Id}': {e.Message}");
            }
        }

        return ValidateOptionsResult.Success;
    }
}
