using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Storage;

/// <summary>Tells the other processes on a database which topics have something new, after the commit and a few at a time, and hears theirs.</summary>
/// <remarks>Hints make waits shorter and nothing else: each may be lost. They are sent outside of the committing transaction, because a
/// database that orders its notifications by commit lets all commits that notify wait for each other.</remarks>
internal sealed partial class HintExchange(DbDataSource dataSource, SqlDialect dialect, CommitSignal signal, TimeProvider timeProvider, ILogger logger) : IAsyncDisposable
{
    private const int MostInOne = 5;

    // Each hint wakes every other process. The load of that is real, whatever time the host simulates.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    private readonly string _self = Guid.NewGuid().ToString("N");
    private readonly CancellationTokenSource _closed = new();
    private readonly Lock _lock = new();
    private readonly HashSet<string> _topics = new(StringComparer.Ordinal);
    private Task _sender = Task.CompletedTask;
    private Task? _listener;

    /// <summary>Begins to listen; harmless when it has begun.</summary>
    internal void Listen()
    {
        if (Volatile.Read(ref _listener) is null)
        {
            lock (_lock)
            {
                if (_listener is null && !_closed.IsCancellationRequested)
                {
                    _listener = Run(ListenAsync);
                }
            }
        }
    }

    /// <summary>Has the others told soon. One message is on its way at a time, and a topic that is named again meanwhile is told once.</summary>
    internal void Send(string topic)
    {
        lock (_lock)
        {
            if (_closed.IsCancellationRequested || !_topics.Add(topic) || _topics.Count > 1)
            {
                return;
            }

            Task before = _sender;
            _sender = Run(() => SendAsync(before));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task[] tasks;
        lock (_lock)
        {
            if (_closed.IsCancellationRequested)
            {
                return;
            }

            _closed.Cancel();
            tasks = [_sender, _listener ?? Task.CompletedTask];
        }

        await Task.WhenAll(tasks).ConfigureAwait(false);
        _closed.Dispose();
    }

    // Both serve everybody: they must not carry the trace and the ambient values of whoever happened to come first.
    private static Task Run(Func<Task> work)
    {
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            return Task.Run(work);
        }
    }

    private async Task SendAsync(Task before)
    {
        try
        {
            await before.ConfigureAwait(false);
            string[] topics;
            lock (_lock)
            {
                topics = [.. _topics];
                _topics.Clear();
            }

            string[] hints = [.. topics.Chunk(MostInOne).Select(some => string.Join('\n', some.Prepend(_self)))];
            await dialect.NotifyAsync(dataSource, hints, _closed.Token).ConfigureAwait(false);
            await Task.Delay(Pause, TimeProvider.System, _closed.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Whatever a driver has to say: the others look by themselves.
            LogNotSent(logger, e.GetType().Name);
        }
    }

    private async Task ListenAsync()
    {
        while (!_closed.IsCancellationRequested)
        {
            try
            {
                // What was told before this connection listened was missed.
                await dialect.ListenAsync(dataSource, signal.WakeAll, Hear, _closed.Token).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // Whatever a driver has to say: polling goes on, and so does the attempt to listen.
                if (_closed.IsCancellationRequested)
                {
                    return;
                }

                LogNotListening(logger, e.GetType().Name);
            }

            try
            {
                await Task.Delay(PauseAfterFailure, timeProvider, _closed.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Hear(string hint)
    {
        string[] parts = hint.Split('\n');
        if (parts[0] != _self)
        {
            foreach (string topic in parts.Skip(1))
            {
                signal.Wake(topic);
            }
        }
    }

    [LoggerMessage(1401, LogLevel.Debug, "Hints to the other processes were not sent: {Error}. They notice at their next poll.")]
    private static partial void LogNotSent(ILogger logger, string error);

    [LoggerMessage(1402, LogLevel.Warning, "Hints of the other processes are not heard: {Error}. Polling goes on, and listening is tried again.")]
    private static partial void LogNotListening(ILogger logger, string error);
}
