using System.CommandLine;

namespace CustomerLifecycle.Tool.Routing;

/// <summary><c>lifecycle routing</c>.</summary>
internal static class RoutingVerbs
{
    internal static Command Create(ToolConsole console, TimeProvider timeProvider) =>
        new("routing", "Tries out routing: on a scenario, or on the log of what happened.")
        {
            new SimulateCommand(console).Create(),
            new WhatIfCommand(console).Create(),
            new ExportLogCommand(console, timeProvider).Create(),
        };
}
