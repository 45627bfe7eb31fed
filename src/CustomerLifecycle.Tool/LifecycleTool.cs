using System.CommandLine;
using System.CommandLine.Invocation;
using System.Data.Common;
using System.Reflection;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Tool.Routing;
using CustomerLifecycle.Tool.Storage;

namespace CustomerLifecycle.Tool;

/// <summary>The command <c>lifecycle</c>.</summary>
internal static class LifecycleTool
{
    internal static string Version { get; } =
        typeof(LifecycleTool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">What stands after the tool's name.</param>
    /// <param name="output">Gets results, help and the version.</param>
    /// <param name="error">Gets everything else.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="cancellationToken">Stops the command.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        TextWriter output,
        TextWriter error,
        TimeProvider timeProvider,
        CancellationToken cancellationToken = default)
    {
        Secrets secrets = new(arguments);
        ParseResult result = CreateRoot(new ToolConsole(output, error), timeProvider).Parse(arguments);
        if (result.Action is ParseErrorAction || (result.Errors.Count > 0 && result.Action is not { ClearsParseErrors: true }))
        {
            foreach (string message in result.Errors.Select(problem => problem.Message).Distinct(StringComparer.Ordinal))
            {
                await error.WriteLineAsync(secrets.Mask(message)).ConfigureAwait(false);
            }

            await error.WriteLineAsync($"Try '{CommandLine(result)} --help'.").ConfigureAwait(false);
            return ExitCodes.Error;
        }

        try
        {
            InvocationConfiguration configuration = new() { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return await result.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ToolException or StorageException or SchemaVersionException or DbException)
        {
            await error.WriteLineAsync(secrets.Mask(e.Message)).ConfigureAwait(false);
            if (e.InnerException is { } cause)
            {
                await error.WriteLineAsync(secrets.Mask(cause.Message)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Cancelled.").ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // A defect of the tool: whoever reports it needs all of it, except the password.
            await error.WriteLineAsync(secrets.Mask(e.ToString())).ConfigureAwait(false);
        }

        return ExitCodes.Error;
    }

    private static RootCommand CreateRoot(ToolConsole console, TimeProvider timeProvider)
    {
        RootCommand root = new("Looks after CustomerLifecycle: its databases, and its engines on files of your own.")
        {
            HelpName = "lifecycle",
        };
        root.Subcommands.Add(StorageCommand.Create(console, timeProvider));
        root.Subcommands.Add(RoutingVerbs.Create(console, timeProvider));
        foreach (VersionOption option in root.Options.OfType<VersionOption>())
        {
            // The default names whatever program was started, which in a test or a host is not the tool.
            option.Action = new VersionAction(console.Output);
        }

        return root;
    }

    private static string CommandLine(ParseResult result)
    {
        string names = "";
        for (Command? command = result.CommandResult.Command; command is not null and not RootCommand; command = command.Parents.OfType<Command>().FirstOrDefault())
        {
            names = " " + command.Name + names;
        }

        return "lifecycle" + names;
    }

    private sealed class VersionAction(TextWriter output) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            output.WriteLine(Version);
            return ExitCodes.Done;
        }
    }
}
