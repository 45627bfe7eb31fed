namespace CustomerLifecycle.Tool;

/// <summary>Reads a file that the command line names.</summary>
internal static class TextFile
{
    /// <exception cref="ToolException">There is no such file, or it cannot be read.</exception>
    internal static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ToolException($"There is no file {path}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{path} cannot be read.", e);
        }
    }
}
