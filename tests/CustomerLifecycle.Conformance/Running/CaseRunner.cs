using System.Text.Json;

namespace CustomerLifecycle.Conformance.Running;

/// <summary>Chooses the handler of a row and runs it; whatever has neither a handler nor a reason to wait is an error.</summary>
internal sealed class CaseRunner
{
    private readonly Dictionary<(string File, string Kind), IConformanceKind> _handlers = [];
    private readonly Dictionary<(string File, string Kind), string> _pending = [];

    public CaseRunner(IEnumerable<IConformanceKind> handlers, IEnumerable<PendingKind> pending)
    {
        foreach (var handler in handlers)
        {
            foreach (var kind in handler.Kinds)
            {
                if (!_handlers.TryAdd((handler.File, kind), handler))
                {
                    throw new InvalidOperationException($"'{handler.File}' '{kind}' has two handlers: {_handlers[(handler.File, kind)].GetType().Name} and {handler.GetType().Name}.");
                }
            }
        }

        foreach (var waiting in pending)
        {
            if (_handlers.ContainsKey((waiting.File, waiting.Kind)) || !_pending.TryAdd((waiting.File, waiting.Kind), waiting.Reason))
            {
                throw new InvalidOperationException($"'{waiting.File}' '{waiting.Kind}' has a handler or is listed twice: take it out of {nameof(PendingKinds)}.");
            }
        }
    }

    /// <summary>The handlers of this assembly, in ordinal order of their names, and the list of pending kinds.</summary>
    public static CaseRunner OfThisAssembly { get; } = new(
        typeof(CaseRunner).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, IsNested: false } && type.IsAssignableTo(typeof(IConformanceKind)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (IConformanceKind)Activator.CreateInstance(type)!),
        PendingKinds.All);

    /// <summary>Why the row is skipped; nothing where it is to be run, be it only to fail.</summary>
    public string? SkipReason(CaseRow row)
    {
        try
        {
            using var document = JsonDocument.Parse(row.Json);
            return _pending.GetValueOrDefault((row.File, CaseFiles.KindOf(row.File, document.RootElement)));
        }
        catch (Exception unreadable) when (unreadable is JsonException or CaseFormatException)
        {
            return null;
        }
    }

    /// <exception cref="CaseFormatException">The row's file, kind or one of its fields is unknown.</exception>
    public void Run(CaseRow row)
    {
        try
        {
            using var document = JsonDocument.Parse(row.Json);
            var kind = CaseFiles.KindOf(row.File, document.RootElement);
            var handler = _handlers.GetValueOrDefault((row.File, kind))
                ?? throw new CaseFormatException($"Unknown kind '{kind}' of file '{row.File}'. Add a handler, or list it in {nameof(PendingKinds)} with the reason.");
            var fields = CaseFields.OfRow(document.RootElement);
            foreach (var said in new[] { "kind", "model", "op", "kpi", "culture" })
            {
                fields.ValueOrNull(said);
            }

            handler.Run(kind, fields);
            fields.EnsureAllRead();
        }
        catch (Exception wrong) when (wrong is JsonException or CaseFormatException)
        {
            throw new CaseFormatException($"{row.Path}({row.Line}): {wrong.Message}");
        }
    }
}
