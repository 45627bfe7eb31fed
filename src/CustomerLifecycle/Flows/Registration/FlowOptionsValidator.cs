using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Flows;

internal sealed class FlowOptionsValidator(FlowRegistry registry, IServiceProvider services) : IValidateOptions<FlowOptions>
{
    public ValidateOptionsResult Validate(string? name, FlowOptions options)
    {
        List<string> problems = [];
        if (options.Queue == default)
        {
            problems.Add("FlowOptions.Queue is not set; name the queue of contacts, such as new QueueId(\"default\").");
        }

        if (options.DissatisfiedUpTo is < 1 or > 5)
        {
            problems.Add(FormattableString.Invariant($"FlowOptions.DissatisfiedUpTo is {options.DissatisfiedUpTo}; satisfaction is 1 to 5."));
        }

        if (options.DissatisfiedFor <= TimeSpan.Zero)
        {
            problems.Add($"FlowOptions.DissatisfiedFor is {options.DissatisfiedFor:c}; give more than zero.");
        }

        // A flow that is silently absent would be found out weeks later by a lead nobody called.
        if (services.GetService<IServiceProviderIsService>() is { } known && registry.Missed(known).ToArray() is { Length: > 0 } missed)
        {
            problems.Add(
                $"AddFlows was called before the modules that these flows join: {string.Join(", ", missed)}. Call AddFlows after them, or leave a flow out on purpose with flows.Remove<{missed[0]}>().");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
