using System.Text.Json;
using Xunit.Sdk;

namespace CustomerLifecycle.Conformance.Running;

/// <summary>One line of a case file, as read: nothing in it is trusted yet.</summary>
public sealed class CaseRow : IXunitSerializable
{
    public CaseRow()
    {
    }

    public CaseRow(string path, int line, string json)
    {
        Path = path;
        Line = line;
        Json = json;
    }

    /// <summary>The file the line is from.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The line's number, from 1.</summary>
    public int Line { get; private set; }

    public string Json { get; private set; } = "";

    /// <summary>The file's name without its folder and ending: what handlers are chosen by.</summary>
    public string File => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The name of the test case: <c>[file:id]</c>, or <c>[file:line]</c> where the row has no id.</summary>
    public string DisplayName => $"[{File}:{Id() ?? Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}]";

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(Path), Path);
        info.AddValue(nameof(Line), Line);
        info.AddValue(nameof(Json), Json);
    }

    public void Deserialize(IXunitSerializationInfo info)
    {
        Path = info.GetValue<string>(nameof(Path))!;
        Line = info.GetValue<int>(nameof(Line));
        Json = info.GetValue<string>(nameof(Json))!;
    }

    public override string ToString() => DisplayName;

    private string? Id()
    {
        try
        {
            using var document = JsonDocument.Parse(Json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("id", out var id)
                ? id.ToString()
                : null;
        }
        catch (JsonException)
        {
            // The row is named by its line and fails when it is run.
            return null;
        }
    }
}
