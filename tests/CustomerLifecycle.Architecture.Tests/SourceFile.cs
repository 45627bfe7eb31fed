namespace CustomerLifecycle.Architecture;

/// <summary>A text file of the repository; the path is relative to the root and uses <c>/</c>.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string[] Lines => Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
