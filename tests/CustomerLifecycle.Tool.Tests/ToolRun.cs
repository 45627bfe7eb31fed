using System.Text.Json;

namespace CustomerLifecycle.Tool.Tests;

/// <summary>One run of the tool's entry point, with what it wrote where.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static Task<ToolRun> OfAsync(params string[] arguments) => AtAsync(TimeProvider.System, arguments);

    public static async Task<ToolRun> AtAsync(TimeProvider clock, params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = await LifecycleTool.RunAsync(arguments, output, error, clock);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }
}
