using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CustomerLifecycle.Storage.ContractTests.Host;

/// <summary>A SQLite file whose driver loses the answer to COMMIT, with an error that is none of the database's.</summary>
internal sealed class LosingSqliteDataSource(string connectionString) : DbDataSource
{
    private int _commitsToLoss;

    public override string ConnectionString => connectionString;

    /// <summary>Loses the answer to one commit: 1 for the next.</summary>
    public void Lose(int commit) => _commitsToLoss = commit;

    protected override DbConnection CreateDbConnection() => new Connection(this);

    private sealed class Connection(LosingSqliteDataSource source) : SqliteConnection(source.ConnectionString)
    {
        public override SqliteCommand CreateCommand() => new Command { Connection = this, Transaction = Transaction };

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new Losing(source, (SqliteTransaction)base.BeginDbTransaction(isolationLevel));
    }

    private sealed class Command : SqliteCommand
    {
        protected override DbTransaction? DbTransaction
        {
            get => base.DbTransaction;
            set => base.DbTransaction = value is Losing losing ? losing.Inner : value;
        }
    }

    private sealed class Losing(LosingSqliteDataSource source, SqliteTransaction inner) : DbTransaction
    {
        public SqliteTransaction Inner => inner;

        public override IsolationLevel IsolationLevel => inner.IsolationLevel;

        public override bool SupportsSavepoints => true;

        protected override DbConnection? DbConnection => inner.Connection;

        public override void Commit()
        {
            inner.Commit();
            if (source._commitsToLoss > 0 && --source._commitsToLoss == 0)
            {
                throw new IOException("The answer is lost.");
            }
        }

        public override void Rollback() => inner.Rollback();

        public override void Save(string savepointName) => inner.Save(savepointName);

        public override void Rollback(string savepointName) => inner.Rollback(savepointName);

        public override void Release(string savepointName) => inner.Release(savepointName);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
