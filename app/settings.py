"""What differs between machines: environment variables or a `.env` file."""

from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app import names

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """`DATA_DIR` holds the database and the index; `DATABASE_URL` puts the database elsewhere.

    What is set to nothing is as if it were not set.
    """

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    data_dir: Path = Path("data")
    database_url: str | None = Field(default=None)
    home_country: str = "VN"
    public_url: str | None = Field(default=None, description="The site's address, for permalinks")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)

    @field_validator("home_country")
    @classmethod
    def _known(cls, code: str) -> str:
        if code.upper() not in names.countries("en"):
            raise ValueError(f"{code} is no ISO 3166-1 country code such as VN")
        return code.upper()

    @field_validator("public_url")
    @classmethod
    def _is_address(cls, url: str | None) -> str | None:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError(f"{url} is no address such as https://archive.example")
        return url

    @property
    def database_file(self) -> Path:
        """Where the database is unless `DATABASE_URL` says otherwise."""
        return self.data_dir / "archive.db"

    @property
    def database(self) -> str:
        """The database's SQLAlchemy URL."""
        return self.database_url or f"sqlite:///{self.database_file.resolve()}"

    @property
    def index_dir(self) -> Path:
        """The folder of the Whoosh index."""
        return self.data_dir / "index"
