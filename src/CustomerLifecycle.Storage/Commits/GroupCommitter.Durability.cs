using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;

namespace CustomerLifecycle.Storage;

/// <content>How durably it writes, asked on the very connection that commits.</content>
internal sealed partial class GroupCommitter
{
    private readonly ConcurrentQueue<TaskCompletionSource<string>> _durabilityQuestions = new();

    /// <summary>Asks the committing connection itself how durable it is, behind the commits that wait.</summary>
    internal async Task<string> ReadDurabilityAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<string> question = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _durabilityQuestions.Enqueue(question);
        await CommitAsync(CommitPlan.Empty, cancellationToken).ConfigureAwait(false);
        return await question.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task AnswerDurabilityAsync()
    {
        while (_durabilityQuestions.TryDequeue(out TaskCompletionSource<string>? question))
        {
            try
            {
                CommitWriter writer = await OpenWriterAsync().ConfigureAwait(false);
                DbCommand command = writer.Connection.CreateCommand();
                await using (command.ConfigureAwait(false))
                {
                    command.CommandText = _dialect.DurabilitySql;
                    object? answer = await command.ExecuteScalarAsync().ConfigureAwait(false);
                    question.TrySetResult(Convert.ToString(answer, CultureInfo.InvariantCulture) ?? "");
                }
            }
            catch (Exception e)
            {
                // The question fails for who asked; the loop goes on.
                question.TrySetException(Describe(e));
            }
        }
    }
}
