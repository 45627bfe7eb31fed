using System.CommandLine;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Routing.Simulation;
using CustomerLifecycle.Routing.WhatIf;

namespace CustomerLifecycle.Tool.Routing;

/// <summary><c>lifecycle routing what-if</c>.</summary>
internal sealed class WhatIfCommand(ToolConsole console)
{
    private readonly Argument<string> _file = new("LOG") { Description = "The log, as 'lifecycle routing export-log' writes it." };
    private readonly Option<string[]> _strategy = new("--strategy")
    {
        HelpName = "[QUEUE=]NAME", DefaultValueFactory = _ => [], Description = "Another strategy, for all queues or for one; may be repeated: " + StrategyName.All + ".",
    };

    private readonly Option<string[]> _like = new("--add-agent") { HelpName = "AGENT", DefaultValueFactory = _ => [], Description = "One more agent with the skills and the hours of this one; may be repeated." };
    private readonly Option<string[]> _without = new("--without-agent") { HelpName = "AGENT", DefaultValueFactory = _ => [], Description = "This agent is not there; may be repeated." };
    private readonly Option<double> _acceptable = new("--acceptable-wait") { HelpName = "SECONDS", DefaultValueFactory = _ => SimulationScenario.DefaultAcceptableWaitSeconds, Description = "The wait within which an answer counts for the service level." };
    private readonly Option<int> _replications = new("--replications") { HelpName = "N", DefaultValueFactory = _ => WhatIfOptions.DefaultReplications, Description = "How often what the log does not tell is drawn anew." };
    private readonly Option<long> _seed = new("--seed") { HelpName = "N", DefaultValueFactory = _ => SimulationScenario.DefaultSeed, Description = "The seed." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the result as JSON." };

    internal Command Create()
    {
        Command command = new("what-if", "Replays a recorded log under another policy or with other staff, and compares what customers and agents would have seen.")
        {
            _file,
            _strategy,
            _like,
            _without,
            _acceptable,
            _replications,
            _seed,
            _json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        string path = arguments.GetRequiredValue(_file);
        string text = await TextFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        WhatIfReport report = Compare(arguments, text, path, cancellationToken);
        if (arguments.GetValue(_json))
        {
            console.Output.WriteLine(report.ToJson());
        }
        else
        {
            WhatIfView.Write(report, console.CreateAnsi());
        }

        return ExitCodes.Done;
    }

    private WhatIfReport Compare(ParseResult arguments, string text, string path, CancellationToken cancellationToken)
    {
        double acceptable = arguments.GetValue(_acceptable);
        if (!(acceptable is >= 0 and <= 1e9))
        {
            throw new ToolException("--acceptable-wait is a number of seconds from 0 to 1000000000.");
        }

        try
        {
            using StringReader reader = new(text);
            RoutingHistory history = RoutingHistory.Read(RoutingLogFile.Read(reader));
            WhatIfOptions options = new()
            {
                Replications = arguments.GetValue(_replications),
                Seed = arguments.GetValue(_seed),
                AcceptableWait = TimeSpan.FromSeconds(acceptable),
            };
            return RoutingWhatIf.Compare(history, ChangeOf(arguments), options, cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is ArgumentException or RoutingLogFormatException)
        {
            throw new ToolException(path + ": " + e.Message);
        }
    }

    private WhatIfChange ChangeOf(ParseResult arguments)
    {
        RoutingStrategy? all = null;
        Dictionary<QueueId, RoutingStrategy> queues = [];
        foreach (string text in arguments.GetValue(_strategy) ?? [])
        {
            int sign = text.LastIndexOf('=');
            RoutingStrategy strategy = StrategyName.Parse(text[(sign + 1)..]);
            if (sign < 0)
            {
                all = strategy;
            }
            else if (QueueId.TryParse(text[..sign], null, out QueueId queue))
            {
                queues[queue] = strategy;
            }
            else
            {
                throw new ToolException($"--strategy {text}: write QUEUE=NAME, or NAME alone for all queues.");
            }
        }

        return new WhatIfChange
        {
            Strategy = all, QueueStrategies = queues, AgentsLike = Agents(arguments, _like), Without = Agents(arguments, _without),
        };
    }

    private static AgentId[] Agents(ParseResult arguments, Option<string[]> option) =>
        [.. (arguments.GetValue(option) ?? []).Select(text => AgentId.TryParse(text, null, out AgentId agent) ? agent : throw new ToolException($"{option.Name} {text}: that is no agent's identifier."))];
}
