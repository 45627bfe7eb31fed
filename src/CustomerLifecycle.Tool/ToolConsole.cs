using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace CustomerLifecycle.Tool;

/// <summary>Results go to the one writer, everything else to the other.</summary>
internal sealed class ToolConsole(TextWriter output, TextWriter error)
{
    // Of a file or a pipe, where no terminal says how wide it is.
    private const int WideEnough = 160;

    internal TextWriter Output { get; } = output;

    internal TextWriter Error { get; } = error;

    internal void WriteJson<T>(T result, JsonTypeInfo<T> json) => Output.WriteLine(JsonSerializer.Serialize(result, json));

    internal IAnsiConsole CreateAnsi()
    {
        AnsiConsoleOutput writer = new(Output);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = writer,
            Ansi = writer.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = writer.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!writer.IsTerminal)
        {
            console.Profile.Width = WideEnough;
        }

        return console;
    }
}
